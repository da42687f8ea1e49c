package dev.backsource.edge.upstream.response;

/** Whether the connection of a response may carry another request. */
public enum Reuse {
    /** Never: the response says so, or its end is not certain. */
    NEVER,
    /**
     * After a silence: the response has no body, but its fields announce one. If the origin sent it all the same, it would
     * look like the response to the next request.
     */
    AFTER_SILENCE,
    /** At once. */
    NOW
}
