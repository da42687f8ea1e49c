package dev.backsource.edge.http.fields;

import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.transport.HeaderMaps;
import dev.backsource.policy.origin.AddressRanges;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Copies the header fields of a message to the other side in one pass: without the hop-by-hop ones, with {@code Via} (RFC 9110
 * §7.6.3) and {@code CDN-Loop}, and towards the origin with what the edge knows about the client.
 */
public final class Headers {
    private final CharSequence via10;
    private final CharSequence via11;
    private final CharSequence via20;
    private final PresentDate date = new PresentDate();
    private final CdnLoop loop;
    private final Forwarding forwarding;
    private final Claims claims;
    private final Passing fromAnybodyForOthers;

    /**
     * @param edge as in {@code Via}
     * @param trusted proxies that are believed what they say of their clients
     * @param claims what nobody else is believed
     */
    public Headers(String edge, CdnLoop loop, AddressRanges trusted, Claims claims) {
        this.loop = loop;
        this.claims = claims;
        this.fromAnybodyForOthers = new Passing(Set.of(), claims, true, false);
        this.forwarding = new Forwarding(trusted);
        via10 = HttpHeaders.createOptimized("1.0 " + edge);
        via11 = HttpHeaders.createOptimized("1.1 " + edge);
        via20 = HttpHeaders.createOptimized("2.0 " + edge);
    }

    /** What the client speaks: what a trusted proxy in front of the edge says it does, else {@code spoken} with the edge. */
    public Scheme clientScheme(HttpServerRequest client, Scheme spoken) {
        return forwarding.clientScheme(client, spoken);
    }

    /** Fills {@code to} with the fields of the back-to-origin request. */
    public void toOrigin(RoutedRequest routed, RequestForm form, MultiMap to) {
        var client = routed.client();
        var from = client.headers();
        var host = routed.route().terms().host();
        to.add(HttpHeaders.HOST, host == null ? routed.host() : host);
        copyRequest(from, to, passing(routed, form));
        if (client.version() == HttpVersion.HTTP_2) {
            joinCookies(to);
        }
        MaxForwards.lower(client.method(), to);
        apply(form, to);
        to.add(HeaderNames.VIA, via(client.version()));
        loop.addTo(to);
        forwarding.write(routed, form, to);
    }

    /** The client's scheme as origins are told it. */
    public Scheme scheme(RoutedRequest routed) {
        return routed.scheme();
    }

    /** Whether origins get the field as it came, from a client whose Connection field names none. */
    public boolean isHandedOn(String lowerCaseName) {
        return !HeaderNames.isWritten(lowerCaseName) && fromAnybodyForOthers.passes(lowerCaseName);
    }

    private Passing passing(RoutedRequest routed, RequestForm form) {
        var named = ConnectionOptions.of(routed.client().headers());
        return new Passing(named, claims, form.forOthers(), forwarding.trusts(routed));
    }

    private static void apply(RequestForm form, MultiMap to) {
        if (form.whole()) {
            for (var name : HeaderNames.OF_CONDITIONS) {
                to.remove(name);
            }
        }
        if (form.etag() != null) {
            to.set(HttpHeaders.IF_NONE_MATCH, form.etag());
        }
        if (form.lastModified() != null) {
            to.set(HttpHeaders.IF_MODIFIED_SINCE, form.lastModified());
        }
    }

    /**
     * Hands {@code to} the fields of an origin's response that concern a client, names in any case; with a Date, the
     * present one where the origin gives none (RFC 9110 §6.6.1).
     */
    public void toClient(MultiMap from, HttpVersion version, BiConsumer<CharSequence, CharSequence> to) {
        var named = ConnectionOptions.of(from);
        for (var fields = HeaderMaps.iterator(from); fields.hasNext(); ) {
            copyResponseField(fields.next(), named, to);
        }
        if (!from.contains(HttpHeaders.DATE)) {
            to.accept(HttpHeaders.DATE, date.get());
        }
        to.accept(HeaderNames.VIA, via(version));
    }

    /** Likewise of an interim response, which has neither a body nor a Date of its own. */
    public void interimToClient(MultiMap from, HttpVersion version, BiConsumer<CharSequence, CharSequence> to) {
        var named = ConnectionOptions.of(from);
        for (var field : from) {
            if (!HeaderNames.is(field.getKey(), "content-length")) {
                copyResponseField(field, named, to);
            }
        }
        to.accept(HeaderNames.VIA, via(version));
    }

    private static void copyResponseField(
            Map.Entry<? extends CharSequence, ? extends CharSequence> field,
            Set<String> named,
            BiConsumer<CharSequence, CharSequence> to) {
        if (!HeaderNames.isHopByHop(field.getKey()) && !isNamed(named, field.getKey())) {
            to.accept(field.getKey(), field.getValue());
        }
    }

    private static void copyRequest(MultiMap from, MultiMap to, Passing passing) {
        for (var fields = HeaderMaps.iterator(from); fields.hasNext(); ) {
            copyRequestField(fields.next(), passing, to);
        }
    }

    private static void copyRequestField(
            Map.Entry<? extends CharSequence, ? extends CharSequence> field, Passing passing, MultiMap to) {
        if (passing.passes(field.getKey())) {
            to.add(field.getKey(), field.getValue());
        }
    }

    /**
     * Which of a client's fields go on to the origin.
     *
     * @param named by its Connection field
     * @param claims what is believed from trusted proxies only
     * @param forOthers whether others may get the answer, so that it must not depend on what no cache key has
     * @param trusted whether the client is a proxy that is believed what it says of its clients
     */
    private record Passing(Set<String> named, Claims claims, boolean forOthers, boolean trusted) {
        boolean passes(CharSequence name) {
            return !HeaderNames.isHopByHop(name)
                    && !HeaderNames.isReplaced(name)
                    && !HeaderNames.isDisguised(name)
                    && !((forOthers || !trusted) && claims.include(name))
                    && !(forOthers && Claims.isOverride(name))
                    && !isNamed(named, name);
        }
    }

    /** HTTP/2 may split the field; HTTP/1.1 must not (RFC 9113 §8.2.3). */
    private static void joinCookies(MultiMap to) {
        var cookies = to.getAll(HttpHeaders.COOKIE);
        if (cookies.size() > 1) {
            to.set(HttpHeaders.COOKIE, String.join("; ", cookies));
        }
    }

    /** What Connection can't name: the fields that the message is framed and routed by. */
    private static boolean isNamed(Set<String> named, CharSequence name) {
        return !named.isEmpty()
                && !HeaderNames.is(name, "content-length")
                && named.contains(name.toString().toLowerCase(Locale.ROOT));
    }

    private CharSequence via(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> via10;
            case HTTP_1_1 -> via11;
            case HTTP_2 -> via20;
        };
    }
}
