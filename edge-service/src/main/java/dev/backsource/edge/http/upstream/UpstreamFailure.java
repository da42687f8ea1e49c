package dev.backsource.edge.http.upstream;

import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.error.ProxyError;

/**
 * The failure of an origin's response, or of the rest of it.
 *
 * @param error the type of RFC 9209
 * @param nextHop the origin of the last attempt, as address and port
 * @param details in words, for an operator
 */
public record UpstreamFailure(ProxyError error, String nextHop, String details) {
    /** A failure of the edge itself. */
    public static UpstreamFailure ofEdge(ClientError error, String nextHop) {
        return new UpstreamFailure(error.type(), nextHop, error.text());
    }
}
