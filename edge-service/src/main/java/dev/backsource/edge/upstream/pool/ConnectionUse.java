package dev.backsource.edge.upstream.pool;

/** The use of a connection to an origin. Connections for different uses are kept apart. */
public enum ConnectionUse {
    /** One request after the other. */
    KEPT,
    /** A single request, which needs a connection without earlier requests. */
    ONCE,
    /** Perhaps a tunnel, which takes the connection for good. */
    TUNNEL
}
