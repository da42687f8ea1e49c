package dev.backsource.edge.upstream.pool;

/** What a connection to an origin is for. Those of different uses are kept apart. */
public enum ConnectionUse {
    /** One request after the other. */
    KEPT,
    /** A single request, which needs to be sure that nobody used the connection before. */
    ONCE,
    /** Perhaps a tunnel, which takes the connection for good. */
    TUNNEL
}
