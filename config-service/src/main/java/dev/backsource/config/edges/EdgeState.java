package dev.backsource.config.edges;

/** What an edge is to clients. */
public enum EdgeState {
    /** It serves, by what it has read from the topic or by a snapshot. */
    READY,
    /** It still reads the topic and has no snapshot. */
    STARTING,
    /** It isn't in the operator's list of edges: it counts for nothing. */
    UNREGISTERED,
    /** It has been silent too long. */
    UNREACHABLE
}
