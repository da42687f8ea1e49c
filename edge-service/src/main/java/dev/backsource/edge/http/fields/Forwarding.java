package dev.backsource.edge.http.fields;

import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.policy.origin.AddressRanges;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What the edge tells an origin of the client: {@code X-Forwarded-*}. Replaces what the client sent there, unless the client is
 * a trusted proxy: then the edge appends the proxy to the addresses that it names, in {@code Forwarded} (RFC 7239) too where it
 * is used, and keeps the scheme and host that the proxy named; the host, and {@code Forwarded}, only where the response is for
 * this client alone.
 */
final class Forwarding {
    private final AddressRanges trusted;

    Forwarding(AddressRanges trusted) {
        this.trusted = trusted;
    }

    /** Whether {@code routed}'s client is a proxy that is believed what it says of its own clients. */
    boolean trusts(RoutedRequest routed) {
        return trusts(routed.client());
    }

    private boolean trusts(HttpServerRequest client) {
        return !trusted.isEmpty() && trusted.contains(client.remoteAddress().hostAddress());
    }

    /** What a trusted proxy says that its client speaks; {@code spoken} where there is none, or it says nothing of it. */
    Scheme clientScheme(HttpServerRequest client, Scheme spoken) {
        var told = trusts(client) ? ForwardedScheme.of(client.headers()) : null;
        return told == null ? spoken : told;
    }

    /**
     * Where others get the answer too, the host is the one that was asked, without a port: what else the client, or a proxy
     * that repeats its clients' words, says of it would be theirs then.
     */
    void write(RoutedRequest routed, RequestForm form, MultiMap to) {
        var address = routed.client().remoteAddress().hostAddress();
        var trusted = trusts(routed);
        to.add(HeaderNames.X_FORWARDED_PROTO, routed.scheme().uriName());
        to.add(
                HeaderNames.X_FORWARDED_FOR,
                trusted ? joined(routed.client().headers(), HeaderNames.X_FORWARDED_FOR, address) : address);
        if (form.forOthers()) {
            to.add(HeaderNames.X_FORWARDED_HOST, routed.host());
        } else if (trusted) {
            extend(routed, address, to);
        } else {
            to.add(HeaderNames.X_FORWARDED_HOST, hostAsAsked(routed));
        }
    }

    private static void extend(RoutedRequest routed, String address, MultiMap to) {
        var from = routed.client().headers();
        var said = from.get(HeaderNames.X_FORWARDED_HOST);
        to.add(HeaderNames.X_FORWARDED_HOST, said == null ? hostAsAsked(routed) : said);
        if (from.contains(HeaderNames.FORWARDED)) {
            var node = address.indexOf(':') < 0 ? "for=" + address : "for=\"[" + address + "]\"";
            to.add(HeaderNames.FORWARDED, joined(from, HeaderNames.FORWARDED, node));
        }
    }

    private static String joined(MultiMap from, CharSequence name, String last) {
        var before = from.getAll(name);
        return before.isEmpty() ? last : String.join(", ", before) + ", " + last;
    }

    /** With the port, where the client gave one. */
    private static String hostAsAsked(RoutedRequest routed) {
        var client = routed.client();
        // With a target in absolute form Host says nothing (RFC 9112 §3.2.2).
        if (!client.uri().startsWith("/")) {
            return routed.host();
        }
        var host = client.headers().get(HttpHeaders.HOST);
        return host == null ? authority(client, routed.host()) : host;
    }

    /** As HTTP/2 has it. */
    private static String authority(HttpServerRequest client, String otherwise) {
        var authority = client.authority();
        return authority == null ? otherwise : authority.toString();
    }
}
