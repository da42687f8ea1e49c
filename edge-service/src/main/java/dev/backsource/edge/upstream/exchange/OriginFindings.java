package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.findings.Answer;
import dev.backsource.edge.findings.EdgeFindings;
import dev.backsource.edge.findings.Redirect;
import dev.backsource.edge.findings.RedirectStep;
import dev.backsource.edge.findings.RequestedOrigin;
import dev.backsource.edge.findings.SeenRedirects;
import dev.backsource.edge.http.fields.VisitorFields;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.edge.upstream.response.ResponsePart;
import dev.backsource.edge.upstream.retry.MeasuredFailure;
import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.response.OriginResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * What back-to-origin requests show of their domains' origins: failures, redirects, and responses that clear findings. Findings are about the
 * committed policy: requests that try a candidate make none and clear none, since the report of its trial has their failures.
 *
 * @param connectTimeoutMs the edge's own time for a connection, in milliseconds
 */
public record OriginFindings(EdgeFindings findings, SeenRedirects redirects, long connectTimeoutMs) {

    /** The attempt at {@code origin} has failed. */
    void failed(RoutedRequest routed, RouteOrigin origin, Target to, OriginFailure failure) {
        if (routed.triesCandidate()) {
            return;
        }
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
                routed.url().shown().toString());
        return measured.evidence() instanceof ForeignCertificate foreign
                ? Measurement.of(FindingKind.CERTIFICATE_NAME, foreign.withHost(terms.hostFor(routed.host())))
                : measured;
    }

    /**
     * {@code origin} has responded.
     *
     * @param inBackground whether no client gets the response
     * @param fresh whether the connection was made for this request
     * @return the redirect within this edge's domains that it is; null for any other response, and for a candidate's
     */
    @Nullable
    RedirectStep answered(
            RoutedRequest routed,
            boolean inBackground,
            RouteOrigin origin,
            Target to,
            ResponsePart.Head head,
            boolean fresh) {
        if (routed.triesCandidate()) {
            return null;
        }
        var isGet = isGet(routed);
        var location = isGet && head.status() / 100 == 3 ? location(head) : null;
        var step = location == null ? null : seen(routed, inBackground, origin, to, head, location);
        if (findings.concern(routed.host())) {
            var answer = isGet
                    ? new Answer(routed.url(), head.status(), location, () -> VisitorFields.visitor(routed))
                    : null;
            findings.answered(requested(routed, origin, to), fresh, answer);
        }
        return step;
    }

    private static @Nullable String location(ResponsePart.Head head) {
        return OriginResponse.redirectsTo(head.status(), head.fields().get(HttpHeaders.LOCATION));
    }

    private @Nullable RedirectStep seen(
            RoutedRequest routed,
            boolean inBackground,
            RouteOrigin origin,
            Target to,
            ResponsePart.Head head,
            String location) {
        var setsCookie = head.fields().contains(HttpHeaders.SET_COOKIE);
        if (routed.arm() != null && routed.loopsBy(location, setsCookie)) {
            // No client gets the redirect, since the request is made again.
            return null;
        }
        return redirects.seen(new Redirect(
                routed.url(),
                inBackground ? null : () -> VisitorFields.visit(routed, setsCookie),
                origin.address(),
                to,
                head.status(),
                location));
    }

    private static RequestedOrigin requested(RoutedRequest routed, RouteOrigin origin, Target to) {
        return new RequestedOrigin(
                routed.host(),
                origin.address(),
                to,
                to.scheme().isSecure() ? routed.route().terms().serverNameFor(routed.host()) : null,
                routed.route().revision());
    }

    private static boolean isGet(RoutedRequest routed) {
        return routed.client().method().equals(HttpMethod.GET);
    }
}
