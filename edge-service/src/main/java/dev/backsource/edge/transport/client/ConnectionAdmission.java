package dev.backsource.edge.transport.client;

import dev.backsource.deployment.listener.ConnectionLimit.Verdict;
import java.net.InetSocketAddress;

/** The decision about each connection that a listener accepts. Any event loop may call. */
public interface ConnectionAdmission {
    /** Admits a connection from {@code client}. Unless it is cut off, it must {@link #leave} once. */
    Verdict enter(InetSocketAddress client);

    /** A connection from {@code client} has ended. */
    void leave(InetSocketAddress client);
}
