package dev.backsource.edge.transport;

/** How much the next read of a connection to an origin may bring. Of the connection's event loop, unless said otherwise. */
public interface ReadSize {
    /** The most that the next read may bring, in bytes. */
    int next();

    /** What that is after {@link #shrink}, in bytes. Any thread. */
    int least();

    /**
     * Has the next read bring little. Those that follow grow again while they are filled. To be called between reads, or by
     * who is given what a read has brought; this one is then the last for this turn of the event loop.
     */
    void shrink();
}
