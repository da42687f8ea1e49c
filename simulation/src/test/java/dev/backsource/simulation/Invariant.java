package dev.backsource.simulation;

/** What holds after every step. */
public enum Invariant {
    /** What is published was committed, and of each domain the topic never falls behind what it has held. */
    PUBLISHED_IN_ORDER,
    /** An edge's version of a domain never goes back. */
    EDGES_MOVE_FORWARD,
    /** What was removed stays removed. */
    REMOVED_STAYS_REMOVED,
    /** A snapshot that is torn or has a bit wrong is never served. */
    SNAPSHOTS_ARE_WHOLE,
    /** An edge that is said to have applied a revision decides as it was committed. */
    APPLIED_IS_SERVED,
    /** No answer comes from a cache generation of another route. */
    ANSWERS_ARE_OF_THE_ROUTE,
    /** A request that the committed policy sends over HTTPS never leaves over HTTP. */
    SECURE_STAYS_SECURE,
    /** One alert fires and one is resolved an episode, whichever prober tells. */
    ONE_ALERT_AN_EPISODE,
    /** The outbox has what isn't published and nothing else; an edge names no more deviations than there are domains. */
    WITHIN_BOUNDS,
    /** Once faults stop, within a minute all edges have everything, every view says so, no domain deviates, and alerts are true. */
    EVERYTHING_ARRIVES
}
