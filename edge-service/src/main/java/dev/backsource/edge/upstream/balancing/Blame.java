package dev.backsource.edge.upstream.balancing;

/** Whose later requests a failure says something about. */
public enum Blame {
    /** Nobody's: the edge itself or a domain's settings are the cause. */
    NOBODY,
    /** Those of the same domain; what it asks for, and its own settings, may have a part in it. */
    DOMAIN,
    /** All that go to the same origin. */
    ORIGIN
}
