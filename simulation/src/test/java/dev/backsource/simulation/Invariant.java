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
    /** An edge's share of a candidate only grows, and only by the steps that the edge has read. */
    STEPS_ARE_READ,
    /** A candidate that an edge has aborted stays aborted there, also over a restart once the abort is kept. */
    ABORTED_STAYS_ABORTED,
    /** No answer comes from a cache generation of another route. */
    ANSWERS_ARE_OF_THE_ROUTE,
    /** A request that the committed policy sends over HTTPS never leaves over HTTP. */
    SECURE_STAYS_SECURE,
    /** One alert fires and one is resolved an episode, whichever prober tells. */
    ONE_ALERT_AN_EPISODE,
    /**
     * The outbox has what isn't published and nothing else; an edge names no more deviations than there are domains; no more questions are open
     * than callers wait.
     */
    WITHIN_BOUNDS,
    /** Whoever asks edges or a prober is told within the time of the question: the answers, those that are missing, or that Kafka didn't take it. */
    QUESTIONS_END,
    /**
     * Once faults stop, within a minute all edges have everything, every view says so, no domain deviates, alerts are true, and no question takes a
     * place any more.
     */
    EVERYTHING_ARRIVES
}
