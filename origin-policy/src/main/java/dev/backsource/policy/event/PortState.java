package dev.backsource.policy.event;

/** The verdict of the probes of one port. */
public enum PortState {
    OPEN,
    CLOSED,
    /** Edges don't connect there: the origin's address or its port is none that origins may have. */
    PROHIBITED,
    /** No verdict: not probed yet, the name did not resolve, or the prober was overloaded. */
    UNKNOWN
}
