package dev.backsource.edge.transport.client;

import java.net.InetSocketAddress;

/** Decides for each connection that a listener accepts. Any event loop may call. */
public interface ConnectionAdmission {
    /** The decision about a connection. */
    enum Verdict {
        SERVED,
        /** It is over the limit, and is told so. */
        REFUSED,
        /**
         * It is closed at once: even the connections that are being refused are too many, in total or from one address.
         */
        CUT_OFF
    }

    /** Admits a connection from {@code client}. Unless it is cut off, it must {@link #leave} once. */
    Verdict enter(InetSocketAddress client);

    /** A connection from {@code client} has ended. */
    void leave(InetSocketAddress client);
}
