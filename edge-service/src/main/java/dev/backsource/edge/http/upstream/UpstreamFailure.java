package dev.backsource.edge.http.upstream;

/**
 * The failure of an origin's response, or of the rest of it.
 *
 * @param error the type of RFC 9209
 * @param nextHop the origin of the last attempt, as address and port
 * @param details in words, for an operator
 */
public record UpstreamFailure(ProxyError error, String nextHop, String details) {}
