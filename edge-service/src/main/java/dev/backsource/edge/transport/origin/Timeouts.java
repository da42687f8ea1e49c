package dev.backsource.edge.transport.origin;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;

/** What Netty throws, or has as a cause, when a step on the way to a connection took too long. */
public final class Timeouts {
    /** No name server answered. */
    public static final Class<? extends Exception> LOOKUP = DnsNameResolverTimeoutException.class;

    public static final Class<? extends Exception> CONNECT = ConnectTimeoutException.class;

    public static final Class<? extends Exception> HANDSHAKE = SslHandshakeTimeoutException.class;

    private Timeouts() {}
}
