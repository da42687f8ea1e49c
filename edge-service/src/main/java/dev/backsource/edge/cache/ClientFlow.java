package dev.backsource.edge.cache;

/** How a response's body gets to a client. Of the client's event loop. */
interface ClientFlow {
    /** The client takes more again. */
    void ready();

    /** The client is gone. */
    void left();
}
