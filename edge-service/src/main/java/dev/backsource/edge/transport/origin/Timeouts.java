package dev.backsource.edge.transport.origin;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;

/** The exceptions, or causes, by which Netty reports a timeout while connecting. */
public final class Timeouts {
    /** No name server answered. */
    public static final Class<? extends Exception> LOOKUP = DnsNameResolverTimeoutException.class;

    public static final Class<? extends Exception> CONNECT = ConnectTimeoutException.class;

    public static final Class<? extends Exception> HANDSHAKE = SslHandshakeTimeoutException.class;

    private Timeouts() {}
}
