package dev.backsource.edge.proxy.listener;

import dev.backsource.edge.transport.client.ListeningSocket;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpServerOptions;

/**
 * A port that clients connect to; the same object for every event loop, so that they share its socket.
 *
 * @param scheme of the port
 */
public record Listener(Scheme scheme, HttpServerOptions options, ListeningSocket socket) {
    /** @param loops how many event loops serve its clients */
    public Listener(Scheme scheme, HttpServerOptions options, Admission admission, int loops) {
        this(scheme, options, new ListeningSocket(admission, loops == 1));
    }
}
