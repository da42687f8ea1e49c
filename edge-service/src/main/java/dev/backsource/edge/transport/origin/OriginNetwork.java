package dev.backsource.edge.transport.origin;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

/** The network in which origins are looked up and connected to. */
public interface OriginNetwork {
    /** The network of this machine. */
    OriginNetwork ACTUAL = new OriginNetwork() {
        @Override
        public AddressLookup lookup(Vertx vertx, Context context) {
            return AddressLookup.of(vertx, context);
        }

        @Override
        public SocketAddress destination(SocketAddress at, boolean secure) {
            return at;
        }
    };

    /** The look-up of names for the event loop of {@code context}. */
    AddressLookup lookup(Vertx vertx, Context context);

    /** The address to connect to for an origin {@code at} this one. */
    SocketAddress destination(SocketAddress at, boolean secure);
}
