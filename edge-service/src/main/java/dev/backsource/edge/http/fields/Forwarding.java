package dev.backsource.edge.http.fields;

import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.policy.domain.ForwardedProtoField;
import dev.backsource.policy.origin.AddressRanges;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiConsumer;

/**
 * The {@code X-Forwarded-*} fields, which describe the client to an origin; the one for its scheme has the name that the domain chose. They replace the client's own, unless the
 * client is a trusted proxy. For a trusted proxy the edge appends the proxy's address to the list, and to
 * {@code Forwarded} (RFC 7239) if that is used, and keeps the scheme and host that the proxy named; the host and
 * {@code Forwarded} only if the response is for this client alone.
 */
final class Forwarding {
    private final AddressRanges trusted;
    private final AddressTexts addresses = new AddressTexts();

    Forwarding(AddressRanges trusted) {
        this.trusted = trusted;
    }

    /** Whether the client is a trusted proxy. */
    boolean trusts(RoutedRequest routed) {
        return trusts(routed.client());
    }

    boolean trusts(HttpServerRequest client) {
        return !trusted.isEmpty() && trusted.contains(addresses.of(client.remoteAddress()));
    }

    /**
     * The scheme that a trusted proxy names for its client; {@code spoken} if the client is no trusted proxy or names
     * none.
     */
    Scheme clientScheme(HttpServerRequest client, Scheme spoken) {
        var told = trusts(client) ? ForwardedScheme.of(client.headers()) : null;
        return told == null ? spoken : told;
    }

    /**
     * Passes the fields to {@code to}. If other clients may get the response, the host is the requested one, without a
     * port: any other claim of this client, or of a proxy that repeats it, would reach the others.
     */
    void write(RoutedRequest routed, RequestForm form, BiConsumer<CharSequence, CharSequence> to) {
        var address = addresses.of(routed.client().remoteAddress());
        var trusted = trusts(routed);
        writeScheme(routed, to);
        to.accept(
                HeaderNames.X_FORWARDED_FOR,
                trusted ? joined(routed.client().headers(), HeaderNames.X_FORWARDED_FOR, address) : address);
        if (form.forOthers()) {
            to.accept(HeaderNames.X_FORWARDED_HOST, routed.host());
        } else if (trusted) {
            extend(routed, address, to);
        } else {
            to.accept(HeaderNames.X_FORWARDED_HOST, hostAsAsked(routed));
        }
    }

    /** Tells the client's scheme, in the field that the domain chose. */
    private static void writeScheme(RoutedRequest routed, BiConsumer<CharSequence, CharSequence> to) {
        var name = routed.route().terms().protoField();
        if (name.equals(ForwardedProtoField.DEFAULT)) {
            to.accept(HeaderNames.X_FORWARDED_PROTO, routed.scheme().uriName());
        } else {
            to.accept(name, ForwardedProtoField.value(name, routed.scheme()));
        }
    }

    private static void extend(RoutedRequest routed, String address, BiConsumer<CharSequence, CharSequence> to) {
        var from = routed.client().headers();
        var said = from.get(HeaderNames.X_FORWARDED_HOST);
        to.accept(HeaderNames.X_FORWARDED_HOST, said == null ? hostAsAsked(routed) : said);
        if (from.contains(HeaderNames.FORWARDED)) {
            var node = address.indexOf(':') < 0 ? "for=" + address : "for=\"[" + address + "]\"";
            to.accept(HeaderNames.FORWARDED, joined(from, HeaderNames.FORWARDED, node));
        }
    }

    private static String joined(MultiMap from, CharSequence name, String last) {
        var before = from.getAll(name);
        return before.isEmpty() ? last : String.join(", ", before) + ", " + last;
    }

    /** The requested host, with a port if the client gave one. */
    private static String hostAsAsked(RoutedRequest routed) {
        var client = routed.client();
        // If the target is in absolute form, Host is ignored (RFC 9112 §3.2.2).
        if (!client.uri().startsWith("/")) {
            return routed.host();
        }
        var host = client.headers().get(HttpHeaders.HOST);
        return host == null ? authority(client, routed.host()) : host;
    }

    /** The authority of an HTTP/2 request. */
    private static String authority(HttpServerRequest client, String otherwise) {
        var authority = client.authority();
        return authority == null ? otherwise : authority.toString();
    }
}
