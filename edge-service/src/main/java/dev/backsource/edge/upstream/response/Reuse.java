package dev.backsource.edge.upstream.response;

/** Whether the connection that a response came by may carry another request. */
public enum Reuse {
    /** It says so, or it is not sure where the response has ended. */
    NEVER,
    /**
     * Once it has kept silent for a while: the response has no body, but its fields speak of one, and an origin that sends
     * it all the same would answer the next request with it.
     */
    AFTER_SILENCE,
    /** At once. */
    NOW
}
