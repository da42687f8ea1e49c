package dev.backsource.edge.upstream.balancing;

/** The scope of a failure: the later requests that it concerns. */
public enum FailureScope {
    /** No requests: the edge itself or a domain's settings are the cause. */
    NOBODY,
    /** Requests of the same domain, whose content or settings may be a cause. */
    DOMAIN,
    /** All requests to the same origin. */
    ORIGIN
}
