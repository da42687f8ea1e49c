package dev.backsource.config.edges;

/** The state of an edge for clients. */
public enum EdgeState {
    /** It serves, from the topic or from a snapshot. */
    READY,
    /** It is still reading the topic and has no snapshot. */
    STARTING,
    /** It isn't in the operator's list of edges, and is disregarded. */
    UNREGISTERED,
    /** It has been silent for too long. */
    UNREACHABLE
}
