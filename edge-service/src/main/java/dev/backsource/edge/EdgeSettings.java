package dev.backsource.edge;

import dev.backsource.edge.origin.choice.Ejection;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an operator can set of an edge. */
@ConfigMapping(prefix = "backsource.edge")
public interface EdgeSettings {
    /** Names the edge in reports, in {@code Via} and in {@code Proxy-Status}; an RFC 8941 token. */
    @WithDefault("edge-1")
    String id();

    /** Names the CDN in {@code CDN-Loop} (RFC 8586): a token or host name, the same for all its edges. */
    @WithDefault("backsource")
    String cdnId();

    /** The address that clients connect to. */
    @WithDefault("0.0.0.0")
    String host();

    /** How many event loops serve clients; one per core when absent. */
    OptionalInt eventLoops();

    /** How long the edge, when it stops, still takes connections after it has said that it is not ready. */
    @WithDefault("0s")
    Duration drainDelay();

    /** How long requests under way may take to end when the edge stops. */
    @WithDefault("10s")
    Duration drainTimeout();

    /** A PEM file of certificates that origins are trusted by, besides the roots of the JVM. */
    Optional<Path> originCa();

    /** The listener for plain HTTP. */
    Http http();

    /** The listener for HTTPS. */
    Https https();

    /** What clients may do. */
    Client client();

    /** Where answers are written down. */
    AccessLogging accessLog();

    /** How origins are spoken to. */
    Origin origin();

    /** What is kept of their responses. */
    Cache cache();

    /** Where the routing table is kept for the next start. */
    Snapshot snapshot();

    /** Where the routing table is kept for the next start. */
    interface Snapshot {
        /** The folder of the file, made when missing; without it nothing is kept, and a start needs Kafka. */
        Optional<Path> directory();

        /** How long after a file was written the next one may be; none is while nothing changes. */
        @WithDefault("30s")
        Duration interval();
    }

    /** What is kept of origins' responses. */
    interface Cache {
        /**
         * Bytes of heap that stored responses may take, such as {@code 2G}; a quarter of the heap when absent. Bodies that
         * are arriving may take half of it besides; what comes beyond that is streamed past the cache.
         */
        Optional<MemorySize> maxBytes();

        /** The largest body that is stored; larger ones are streamed past the cache. */
        @WithDefault("16M")
        MemorySize maxObjectSize();
    }

    /** The listener for plain HTTP. */
    interface Http {
        /** The port clients connect to. */
        @WithDefault("8081")
        int port();
    }

    /** The listener for HTTPS. */
    interface Https {
        /** The port clients connect to. */
        @WithDefault("8444")
        int port();

        /** The Quarkus TLS configuration with the certificate; where none has that name, one is made at start. */
        @WithDefault("edge")
        String tlsConfigurationName();

        /** A folder of certificates for domains, {@code NAME.crt} with the chain and {@code NAME.key}, both PEM. */
        Optional<Path> certificates();

        /** How often that folder is looked at for changes. */
        @WithDefault("5s")
        Duration certificatesCheck();

        /** What does the work of TLS. */
        @WithDefault("jdk")
        Engine engine();
    }

    /** What does the work of TLS. */
    enum Engine {
        JDK,
        /** BoringSSL, statically linked into netty-tcnative. */
        OPENSSL
    }

    /** Where answers are written down. */
    interface AccessLogging {
        /** In which form, if at all. */
        @WithDefault("off")
        @WithParentName
        Format format();

        /** A file, opened again when it was moved away; {@code -} for standard output. */
        @WithDefault("-")
        String file();

        /** In which form answers are written down. */
        enum Format {
            OFF,
            /** An object per line. */
            JSON,
            /** Apache's combined format. */
            COMBINED
        }
    }

    /** What clients may do. */
    interface Client {
        /** How long a client may ask for nothing, take its time with a request's head, or take nothing of a response. */
        @WithDefault("75s")
        Duration idleTimeout();

        /** How long the body of a request may pause while the edge is ready to take more. */
        @WithDefault("30s")
        Duration bodyTimeout();

        /** Requests of one HTTP/2 connection that may be under way. */
        @WithDefault("128")
        int maxStreams();

        /** Addresses of proxies that are believed what they say of their clients, in CIDR notation. */
        Optional<List<String>> trustedProxies();

        /** The largest header section of a request, in bytes; above it the answer is 431. */
        @WithDefault("32768")
        int maxHeaderSize();

        /** The longest request line, in bytes; above it the answer is 414. */
        @WithDefault("16384")
        int maxUriLength();
    }

    /** How origins are spoken to. */
    interface Origin {
        /** Addresses outside the public internet that origins may have all the same, in CIDR notation. */
        Optional<List<String>> allowedRanges();

        /** When an origin that fails is passed over. */
        Ejection ejection();

        /** How long a tunnel, such as a WebSocket's, may be silent. */
        @WithDefault("10m")
        Duration tunnelIdleTimeout();

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

        /** Connections of one event loop to one origin address and port (and, over HTTPS, for one domain). */
        @WithDefault("512")
        int maxConnections();

        /** Requests of one event loop that may wait for such a connection; more are answered with 503. */
        @WithDefault("4096")
        int maxWaiting();

        /** The largest header section of a response, in bytes. */
        @WithDefault("65536")
        int maxHeaderSize();
    }

    /** When an origin that fails is passed over. */
    interface Ejection {
        /** After how many failures without a success in between. */
        @WithDefault("3")
        int failures();

        /** For how long at first; each further time twice as long. */
        @WithDefault("1s")
        Duration basePause();

        /** For how long at most. */
        @WithDefault("30s")
        Duration maxPause();
    }
}
