package dev.backsource.config.explain;

/** What becomes of an answer. */
enum Taken {
    /** The first of an edge that is waited for. */
    AWAITED,
    /** Another in the name of an edge that has answered: one of them isn't that edge's. */
    CONFLICTING,
    /** Nobody waits for it, or it is the same once more. */
    OTHER
}
