package dev.backsource.edge.http.fields;

import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.transport.HeaderMaps;
import dev.backsource.policy.domain.ForwardedProtoField;
import dev.backsource.policy.origin.AddressRanges;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The forwarding of header fields in one pass: without hop-by-hop fields, with {@code Via} (RFC 9110 §7.6.3) and
 * {@code CDN-Loop}, and in requests with information about the client.
 */
public final class Headers {
    private final CharSequence via10;
    private final CharSequence via11;
    private final CharSequence via20;
    private final PresentDate date = new PresentDate();
    private final CdnLoop loop;
    private final Forwarding forwarding;
    private final OverrideFields claims;
    private final UnkeyedFields unkeyed;
    private final Passing fromAnybodyForOthers;

    /**
     * @param edge the name in {@code Via}
     * @param trusted proxies that may make claims about their clients
     * @param claims fields that are accepted from trusted proxies only
     * @param unkeyed fields that are trusted not to decide a response unless Vary names them
     */
    public Headers(String edge, CdnLoop loop, AddressRanges trusted, OverrideFields claims, UnkeyedFields unkeyed) {
        this.loop = loop;
        this.claims = claims;
        this.unkeyed = unkeyed;
        this.forwarding = new Forwarding(trusted);
        this.fromAnybodyForOthers = new Passing(Set.of(), claims, true, false, ForwardedProtoField.DEFAULT);
        via10 = HttpHeaders.createOptimized("1.0 " + edge);
        via11 = HttpHeaders.createOptimized("1.1 " + edge);
        via20 = HttpHeaders.createOptimized("2.0 " + edge);
    }

    /** The scheme of the client: the one named by a trusted proxy in front of the edge, else {@code spoken}, that of the connection. */
    public Scheme clientScheme(HttpServerRequest client, Scheme spoken) {
        return forwarding.clientScheme(client, spoken);
    }

    /** Whether the client is a trusted proxy. */
    public boolean trusts(HttpServerRequest client) {
        return forwarding.trusts(client);
    }

    /** Passes the fields of the back-to-origin request to {@code to}. */
    public void toOrigin(RoutedRequest routed, RequestForm form, BiConsumer<CharSequence, CharSequence> to) {
        var client = routed.client();
        to.accept(HttpHeaders.HOST, routed.route().terms().hostFor(routed.host()));
        var own = new RequestFields(client, form, to);
        copyRequest(client.headers(), own, passing(routed, form));
        own.end(loop);
        to.accept(HeaderNames.VIA, via(client.version()));
        forwarding.write(routed, form, to);
    }

    /**
     * The client's custom fields: forwarded fields that may decide the response though Vary doesn't name them. In lower case; most
     * requests have none.
     */
    public List<String> customFields(RoutedRequest routed) {
        var custom = List.<String>of();
        var passing = passing(routed, RequestForm.ALONE);
        for (var fields = HeaderMaps.iterator(routed.client().headers()); fields.hasNext(); ) {
            var name = fields.next().getKey();
            if (!unkeyed.include(name) && passing.passes(name)) {
                custom = custom.isEmpty() ? new ArrayList<>() : custom;
                custom.add(name.toString().toLowerCase(Locale.ROOT));
            }
        }
        return custom;
    }

    /** Whether the field is forwarded to the route's origins unchanged, for a client whose Connection names no field. */
    public boolean isHandedOn(String lowerCaseName, RoutedRequest routed) {
        return !HeaderNames.isWritten(lowerCaseName)
                && !CgiFieldName.is(lowerCaseName, protoField(routed))
                && fromAnybodyForOthers.passes(lowerCaseName);
    }

    private Passing passing(RoutedRequest routed, RequestForm form) {
        var named = ConnectionOptions.of(routed.client().headers());
        return new Passing(named, claims, form.forOthers(), forwarding.trusts(routed), protoField(routed));
    }

    private static String protoField(RoutedRequest routed) {
        return routed.route().terms().protoField();
    }

    /**
     * Passes the fields of an origin's response that clients get to {@code to}, with names in any case. Adds a Date
     * with the current time if the origin sends none (RFC 9110 §6.6.1).
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

    /** Passes the fields of an interim response, which has neither a body nor a Date. */
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

    private static void copyRequest(MultiMap from, RequestFields to, Passing passing) {
        for (var fields = HeaderMaps.iterator(from); fields.hasNext(); ) {
            var field = fields.next();
            if (passing.passes(field.getKey())) {
                to.take(field.getKey(), field.getValue());
            }
        }
    }

    /**
     * The selection of a client's fields for the origin.
     *
     * @param named by its Connection field
     * @param claims accepted from trusted proxies only
     * @param forOthers whether other clients may get the response, which must not depend on fields outside of the cache
     *     key
     * @param trusted whether the client is a trusted proxy
     * @param protoField in which the edge tells the client's scheme; no client can
     */
    private record Passing(
            Set<String> named, OverrideFields claims, boolean forOthers, boolean trusted, String protoField) {
        boolean passes(CharSequence name) {
            return !HeaderNames.isHopByHop(name)
                    && !HeaderNames.isReplaced(name)
                    && !HeaderNames.isDisguised(name)
                    && !CgiFieldName.is(name, protoField)
                    && !((forOthers || !trusted) && claims.include(name))
                    && !(forOthers && OverrideFields.isOverride(name))
                    && !isNamed(named, name);
        }
    }

    /** Whether Connection names the field. It can't name fields that frame or route the message. */
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
