package dev.backsource.config.edges;

/** The kinds of an edge's troubles, the worst first. */
public enum EdgeTroubleKind {
    /** It holds domains in another state than their latest record says. */
    DIVERGING,
    /** It has rejected changes or purges since it started. */
    REJECTING,
    /** Reports in its name were refused. */
    REFUSED,
    /** It doesn't apply changes in time: its alert {@code edge-lagging} fires. */
    LAGGING
}
