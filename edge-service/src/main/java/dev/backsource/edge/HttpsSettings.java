package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The listener for HTTPS. */
public interface HttpsSettings {
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

    /** The oldest version of TLS that is spoken: {@code tls-1-2} or {@code tls-1-3}. */
    @WithDefault("tls-1-2")
    Version minVersion();

    /**
     * The cipher suites by their names of IANA, most wanted first; those of TLS 1.2 with forward secrecy and authenticated
     * encryption, and all of TLS 1.3, when absent. BoringSSL always has those of TLS 1.3.
     */
    Optional<List<String>> suites();

    /**
     * How long session tickets are made with one key; they are taken for as long again. The JDK's engine changes its keys by
     * itself.
     */
    @WithDefault("1h")
    Duration ticketKeyLifetime();

    /** What {@code Strict-Transport-Security} (RFC 6797) says, such as {@code max-age=31536000}; nothing when absent. */
    Optional<String> strictTransportSecurity();

    /** What does the work of TLS. */
    @WithDefault("fastest")
    Engine engine();

    /** A version of TLS. */
    enum Version {
        TLS_1_2,
        TLS_1_3
    }

    /** What does the work of TLS. */
    enum Engine {
        /** BoringSSL where it has a build for the platform, or the JDK's. */
        FASTEST,
        JDK,
        /** BoringSSL, statically linked into netty-tcnative. */
        OPENSSL
    }
}
