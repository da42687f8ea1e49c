package dev.backsource.edge.http.upstream;

import dev.backsource.edge.http.RequestBody;
import dev.backsource.edge.routing.CandidateRoute;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** The draw of requests' arms in the progressive rollouts of their domains. */
public final class ArmDraw {
    private ArmDraw() {}

    /** The request under the arm that is drawn for it now; as it is if it takes no part. */
    public static RoutedRequest of(RoutedRequest routed) {
        var candidate = candidateFor(routed);
        if (candidate == null) {
            return routed;
        }
        // Read before the share: the outcome of a request that is drawn by the next stage's share doesn't count.
        var stage = candidate.trial().stage();
        var arm = candidate.draw(routed.host(), routed.target());
        return routed.under(new TrialArm(candidate, routed.baseline(), arm, stage));
    }

    /** The request as one that tries {@code candidate}, for a look-up of its stored response. */
    public static RoutedRequest ofCandidate(RoutedRequest routed, CandidateRoute candidate) {
        var stage = candidate.trial().stage();
        return routed.under(new TrialArm(candidate, routed.baseline(), Arm.CANDIDATE, stage));
    }

    /**
     * The candidate of whose trial the request is a part; null for none. A request that may not be made again takes the baseline, and one with
     * credentials that a client has sent over HTTPS goes from HTTPS to HTTP under no arm.
     */
    public static @Nullable CandidateRoute candidateFor(RoutedRequest routed) {
        var candidate = routed.baseline().candidate();
        return candidate != null
                        && !candidate.isAborted()
                        && isRepeatable(routed)
                        && !(hasCredentials(routed) && isDowngrade(routed, candidate.route()))
                ? candidate
                : null;
    }

    private static boolean isRepeatable(RoutedRequest routed) {
        var method = routed.client().method();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS))
                && !RequestBody.follows(routed.client());
    }

    private static boolean hasCredentials(RoutedRequest routed) {
        var fields = routed.client().headers();
        return routed.scheme() == Scheme.HTTPS
                && (fields.contains(HttpHeaders.AUTHORIZATION) || fields.contains(HttpHeaders.COOKIE));
    }

    /** Whether the candidate may send the request over HTTP while the baseline may send it over HTTPS. */
    private static boolean isDowngrade(RoutedRequest routed, Route candidate) {
        return mayUse(Scheme.HTTP, routed, candidate) && mayUse(Scheme.HTTPS, routed, routed.baseline());
    }

    private static boolean mayUse(Scheme scheme, RoutedRequest routed, Route route) {
        for (var i = 0; i < route.originCount(); i++) {
            if (route.target(routed.kind(), routed.scheme(), route.origin(i)).scheme() == scheme) {
                return true;
            }
        }
        return false;
    }
}
