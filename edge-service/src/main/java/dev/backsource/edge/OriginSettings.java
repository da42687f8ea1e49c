package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How origins are spoken to. */
public interface OriginSettings {
    /** When an origin that fails is passed over. */
    EjectionSettings ejection();

    /** How long a tunnel, such as a WebSocket's, may be silent. */
    @WithDefault("10m")
    Duration tunnelIdleTimeout();

    /**
     * Whether certificates are taken whose keys are shorter than 2,048 bits (RSA) or 224 (EC), or that are signed by SHA-1 or
     * MD5.
     */
    @WithDefault("false")
    boolean weakCertificates();

    /** How long a TCP connect, and again a TLS handshake, may take. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** From a request's last byte to the response's first. */
    @WithDefault("30s")
    Duration firstByteTimeout();

    /** How long a response's body may pause while the client is ready to take more. */
    @WithDefault("60s")
    Duration idleTimeout();

    /** How long an unused connection is kept for the next request. */
    @WithDefault("60s")
    Duration keepAlive();

    /**
     * Connections of one event loop to one origin address and port for one host, tunnels included. Of all hosts together, an eighth
     * of the file descriptors that the process may have can wait for a request, at most: then they are kept for a shorter time.
     */
    @WithDefault("512")
    int maxConnections();

    /** Requests of one event loop that may wait for such a connection; more are answered with 503. */
    @WithDefault("4096")
    int maxWaiting();

    /** The largest header section of a response, in bytes, with those of the interim responses before it. */
    @WithDefault("65536")
    int maxHeaderSize();

    /** The most fields of a response's header section. */
    @WithDefault("500")
    int maxHeaderFields();

    /** The most interim (1xx) responses before a response. */
    @WithDefault("16")
    int maxInterimResponses();
}
