package dev.backsource.config.edges;

/** What an edge is to clients. */
public enum EdgeState {
    /** It serves, by what it has read from the topic or by a snapshot. */
    READY,
    /** It still reads the topic and has no snapshot. */
    STARTING,
    /** It has been silent too long. */
    UNREACHABLE
}
