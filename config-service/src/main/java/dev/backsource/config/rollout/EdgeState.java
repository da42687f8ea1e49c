package dev.backsource.config.rollout;

/** What an edge is to clients. */
public enum EdgeState {
    /** It has read the topic and serves. */
    READY,
    /** It still reads the topic. */
    STARTING,
    /** It has been silent too long. */
    UNREACHABLE
}
