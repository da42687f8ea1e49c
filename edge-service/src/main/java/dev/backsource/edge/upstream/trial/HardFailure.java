package dev.backsource.edge.upstream.trial;

import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.policy.response.OriginResponse;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Responses that count as failures of their arm, beside requests without any response. Other errors of origins, such as 500 or 404, may be the
 * resource's own.
 */
final class HardFailure {
    private HardFailure() {}

    /** The failure in words, for an operator; null where the response is none. */
    static @Nullable String of(RoutedRequest request, UpstreamResponse response) {
        return switch (response.status()) {
            case 421, 502, 503, 504 -> "status " + response.status();
            default -> isLoop(request, response) ? "redirect to the requested URL" : null;
        };
    }

    private static boolean isLoop(RoutedRequest request, UpstreamResponse response) {
        var location =
                OriginResponse.redirectsTo(response.status(), response.fields().get(HttpHeaders.LOCATION));
        return location != null && request.loopsBy(location, response.fields().contains(HttpHeaders.SET_COOKIE));
    }
}
