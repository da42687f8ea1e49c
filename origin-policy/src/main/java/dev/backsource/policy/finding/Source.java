package dev.backsource.policy.finding;

/** The origin of a measurement. */
public enum Source {
    /** A prober, asked before a change. */
    PREFLIGHT,
    /** A prober's watch. */
    PROBE,
    /** An edge's real traffic. */
    EDGE,
    /** config-service itself. */
    SERVICE
}
