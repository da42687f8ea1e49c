package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.findings.Answer;
import dev.backsource.edge.findings.EdgeFindings;
import dev.backsource.edge.findings.Redirect;
import dev.backsource.edge.findings.RequestDigest;
import dev.backsource.edge.findings.RequestedOrigin;
import dev.backsource.edge.findings.SeenRedirects;
import dev.backsource.edge.findings.Visitor;
import dev.backsource.edge.http.fields.HeaderNames;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.edge.upstream.response.ResponsePart;
import dev.backsource.edge.upstream.retry.MeasuredFailure;
import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.response.ClientUrl;
import dev.backsource.policy.response.OriginResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * What back-to-origin requests show of their domains' origins: failures, redirects, and responses that clear findings.
 *
 * @param connectTimeoutMs the edge's own time for a connection, in milliseconds
 */
public record OriginFindings(EdgeFindings findings, SeenRedirects redirects, long connectTimeoutMs) {

    /** The attempt at {@code origin} has failed. */
    void failed(RoutedRequest routed, RouteOrigin origin, Target to, OriginFailure failure) {
        var kind = MeasuredFailure.kind(failure);
        if (kind != null && (kind != FindingKind.HTTP_FAILED || isGet(routed))) {
            var requested = requested(routed, origin, to);
            findings.failed(requested, kind, () -> measured(routed, requested, failure));
        }
    }

    private Measurement measured(RoutedRequest routed, RequestedOrigin requested, OriginFailure failure) {
        var terms = routed.route().terms();
        var own = terms.secure().connectTimeoutMs();
        var measured = MeasuredFailure.of(
                failure,
                requested.serverName(),
                own == 0 ? connectTimeoutMs : own,
                url(routed).shown().toString());
        return measured.evidence() instanceof ForeignCertificate foreign
                ? Measurement.of(FindingKind.CERTIFICATE_NAME, foreign.withHost(terms.hostFor(routed.host())))
                : measured;
    }

    /**
     * {@code origin} has responded.
     *
     * @param fresh whether the connection was made for this request
     */
    void answered(RoutedRequest routed, RouteOrigin origin, Target to, ResponsePart.Head head, boolean fresh) {
        var isGet = isGet(routed);
        var location = isGet && head.status() / 100 == 3 ? location(head) : null;
        if (location != null) {
            redirects.seen(redirect(routed, origin, to, head, location));
        }
        if (findings.concern(routed.host())) {
            var answer = isGet ? new Answer(url(routed), head.status(), location, () -> visitor(routed)) : null;
            findings.answered(requested(routed, origin, to), fresh, answer);
        }
    }

    private static @Nullable String location(ResponsePart.Head head) {
        return OriginResponse.redirectsTo(head.status(), head.fields().get(HttpHeaders.LOCATION));
    }

    private static Redirect redirect(
            RoutedRequest routed, RouteOrigin origin, Target to, ResponsePart.Head head, String location) {
        return new Redirect(
                url(routed),
                () -> visitor(routed),
                origin.address(),
                to,
                routed.route().revision(),
                routed.route().terms().protoField(),
                head.status(),
                location,
                head.fields().contains(HttpHeaders.SET_COOKIE));
    }

    private static Visitor visitor(RoutedRequest routed) {
        return visitor(
                routed.client().remoteAddress().hostAddress(), routed.client().headers());
    }

    /** Origins redirect by language, device, place and session. */
    static Visitor visitor(@Nullable String address, MultiMap fields) {
        var self = RequestDigest.of(
                address,
                joined(fields, HeaderNames.X_FORWARDED_FOR),
                fields.get(HttpHeaders.USER_AGENT),
                fields.get(HttpHeaders.ACCEPT_LANGUAGE));
        var session = RequestDigest.of(joined(fields, HttpHeaders.COOKIE), fields.get(HttpHeaders.AUTHORIZATION));
        return new Visitor(self, session, fields.contains(HttpHeaders.COOKIE));
    }

    private static String joined(MultiMap fields, CharSequence name) {
        return String.join("\n", fields.getAll(name));
    }

    private static RequestedOrigin requested(RoutedRequest routed, RouteOrigin origin, Target to) {
        return new RequestedOrigin(
                routed.host(),
                origin.address(),
                to,
                to.scheme().isSecure() ? routed.route().terms().serverNameFor(routed.host()) : null,
                routed.route().revision());
    }

    private static ClientUrl url(RoutedRequest routed) {
        return new ClientUrl(routed.scheme(), routed.host(), routed.target());
    }

    private static boolean isGet(RoutedRequest routed) {
        return routed.client().method().equals(HttpMethod.GET);
    }
}
