package dev.backsource.policy.event;

/** The verdict of the probes of one port. */
public enum PortState {
    OPEN,
    CLOSED,
    /** No verdict: not probed yet, the name did not resolve, or the prober was overloaded. */
    UNKNOWN
}
