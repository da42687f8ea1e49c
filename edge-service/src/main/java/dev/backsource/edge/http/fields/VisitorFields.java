package dev.backsource.edge.http.fields;

import dev.backsource.edge.findings.RequestDigest;
import dev.backsource.edge.findings.Visit;
import dev.backsource.edge.findings.Visitor;
import dev.backsource.edge.http.upstream.RoutedRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The fields of a request by which origins tell clients apart: they redirect by language, device, place and session. */
public final class VisitorFields {
    private VisitorFields() {}

    /** The client of {@code routed}. */
    public static Visitor visitor(RoutedRequest routed) {
        return visitor(
                routed.client().remoteAddress().hostAddress(), routed.client().headers());
    }

    static Visitor visitor(@Nullable String address, MultiMap fields) {
        var self = RequestDigest.of(
                address,
                joined(fields, HeaderNames.X_FORWARDED_FOR),
                fields.get(HttpHeaders.USER_AGENT),
                fields.get(HttpHeaders.ACCEPT_LANGUAGE));
        var session = RequestDigest.of(joined(fields, HttpHeaders.COOKIE), fields.get(HttpHeaders.AUTHORIZATION));
        return new Visitor(self, session, fields.contains(HttpHeaders.COOKIE));
    }

    /**
     * The visit of {@code routed}, which is redirected.
     *
     * @param setsCookie whether the response sets a cookie
     */
    public static Visit visit(RoutedRequest routed, boolean setsCookie) {
        var route = routed.route();
        return new Visit(visitor(routed), route.revision(), route.terms().protoField(), setsCookie);
    }

    private static String joined(MultiMap fields, CharSequence name) {
        return String.join("\n", fields.getAll(name));
    }
}
