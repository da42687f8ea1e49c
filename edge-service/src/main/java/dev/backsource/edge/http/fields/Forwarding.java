package dev.backsource.edge.http.fields;

import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.policy.origin.AddressRanges;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What the edge tells an origin of the client: {@code X-Forwarded-*}. Replaces what the client says of itself, unless the
 * client is a proxy that is trusted: then the edge adds the proxy to the addresses that it names, in
 * {@code Forwarded} (RFC 7239) too where it is used, and keeps scheme and host as that proxy saw them.
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

    /** The port that a client gives is not told where others get the answer too: it would be theirs then. */
    void write(RoutedRequest routed, RequestForm form, MultiMap to) {
        var host = form.forOthers() ? routed.host() : hostAsAsked(routed);
        var address = routed.client().remoteAddress().hostAddress();
        to.add(HeaderNames.X_FORWARDED_PROTO, routed.scheme().uriName());
        if (trusts(routed)) {
            extend(routed, host, address, to);
        } else {
            to.add(HeaderNames.X_FORWARDED_FOR, address);
            to.add(HeaderNames.X_FORWARDED_HOST, host);
        }
    }

    private static void extend(RoutedRequest routed, String host, String address, MultiMap to) {
        var from = routed.client().headers();
        to.add(HeaderNames.X_FORWARDED_FOR, joined(from, HeaderNames.X_FORWARDED_FOR, address));
        var said = from.get(HeaderNames.X_FORWARDED_HOST);
        to.add(HeaderNames.X_FORWARDED_HOST, said == null ? host : said);
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
        var host = client.headers().get(HttpHeaders.HOST);
        // With a target in absolute form Host says nothing (RFC 9112 §3.2.2).
        return host == null || !client.uri().startsWith("/") ? routed.host() : host;
    }
}
