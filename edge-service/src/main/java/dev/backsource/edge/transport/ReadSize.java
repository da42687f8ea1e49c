package dev.backsource.edge.transport;

/**
 * The size of the next read from a connection to an origin. Used on the connection's event loop unless stated
 * otherwise.
 */
public interface ReadSize {
    /** The maximum size of the next read, in bytes. */
    int next();

    /** The maximum size after {@link #shrink}, in bytes. Any thread may call. */
    int least();

    /**
     * Makes the next read small. Later reads grow again while they are filled. Must be called between reads, or by the
     * receiver of a read, which is then the last of this iteration of the event loop.
     */
    void shrink();
}
