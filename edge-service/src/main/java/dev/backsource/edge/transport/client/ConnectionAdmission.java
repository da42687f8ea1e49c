package dev.backsource.edge.transport.client;

import java.net.InetSocketAddress;

/** Says of every connection that a listener accepts what becomes of it. Any event loop asks. */
public interface ConnectionAdmission {
    /** What becomes of a connection. */
    enum Verdict {
        SERVED,
        /** It is one too many, and is told so. */
        REFUSED,
        /** There are too many even of those that are being told, in total or of one address. */
        CUT_OFF
    }

    /** A connection from {@code client} has come; unless it is cut off, it is to {@link #leave} once. */
    Verdict enter(InetSocketAddress client);

    /** It has ended. */
    void leave(InetSocketAddress client);
}
