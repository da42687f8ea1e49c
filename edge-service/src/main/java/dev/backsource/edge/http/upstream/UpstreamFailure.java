package dev.backsource.edge.http.upstream;

import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.error.ProxyError;
import org.jspecify.annotations.Nullable;

/**
 * The failure of an origin's response, or of the rest of it.
 *
 * @param error the type of RFC 9209
 * @param origin the failure at the origin; null for one of the edge itself
 * @param nextHop the origin of the last attempt, as address and port
 * @param details in words, for an operator
 */
public record UpstreamFailure(ProxyError error, @Nullable OriginError origin, String nextHop, String details) {
    /** A failure of the edge itself. */
    public static UpstreamFailure ofEdge(ClientError error, String nextHop) {
        return new UpstreamFailure(error.type(), null, nextHop, error.text());
    }
}
