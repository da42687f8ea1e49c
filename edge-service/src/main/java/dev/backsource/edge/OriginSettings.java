package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of connections and requests to origins. */
public interface OriginSettings {
    /** The ejection of failing origins. */
    EjectionSettings ejection();

    /** The idle timeout of a tunnel, such as a WebSocket's. */
    @WithDefault("10m")
    Duration tunnelIdleTimeout();

    /** Whether weak certificates are accepted: with keys shorter than 2,048 bits (RSA) or 224 (EC), or with signatures by SHA-1 or MD5. */
    @WithDefault("false")
    boolean weakCertificates();

    /** The connect timeout, for TCP and again for the TLS handshake. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** The first-byte timeout, from a request's last byte to the response's first. */
    @WithDefault("30s")
    Duration firstByteTimeout();

    /** The idle timeout of a response's body while the client is ready to read more. */
    @WithDefault("60s")
    Duration idleTimeout();

    /** How long an unused connection is kept for the next request. */
    @WithDefault("60s")
    Duration keepAlive();

    /**
     * The most connections of one event loop to one origin address and port for one host, tunnels included. Over all hosts, at most
     * an eighth of the process's limit of file descriptors can be idle connections; beyond that, they are kept for a shorter time.
     */
    @WithDefault("512")
    int maxConnections();

    /** The most requests of one event loop that may wait for such a connection; further ones get 503. */
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
