package dev.backsource.edge.http.upstream;

/**
 * Why there is no response from an origin, or no more of it.
 *
 * @param error the type of RFC 9209
 * @param nextHop the origin that was asked last, as address and port
 * @param details in words, for an operator
 */
public record UpstreamFailure(ProxyError error, String nextHop, String details) {}
