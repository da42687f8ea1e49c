package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The listener for HTTPS. */
public interface HttpsSettings {
    /** The port for clients. */
    @WithDefault("8444")
    int port();

    /**
     * The name of the Quarkus TLS configuration with the certificate; without a configuration of that name, the edge
     * generates a certificate at the start.
     */
    @WithDefault("edge")
    String tlsConfigurationName();

    /** A folder of certificates for domains, {@code NAME.crt} with the chain and {@code NAME.key}, both PEM. */
    Optional<Path> certificates();

    /** The interval of checks of that folder for changes. */
    @WithDefault("5s")
    Duration certificatesCheck();

    /** The oldest allowed version of TLS: {@code tls-1-2} or {@code tls-1-3}. */
    @WithDefault("tls-1-2")
    Version minVersion();

    /**
     * The cipher suites by their IANA names, most preferred first; when absent, those of TLS 1.2 with forward secrecy and
     * authenticated encryption, and all of TLS 1.3. BoringSSL always has those of TLS 1.3.
     */
    Optional<List<String>> suites();

    /**
     * How long one key encrypts new session tickets; its tickets are accepted for as long again. The JDK's engine changes
     * its keys by itself.
     */
    @WithDefault("1h")
    Duration ticketKeyLifetime();

    /** The value of {@code Strict-Transport-Security} (RFC 6797), such as {@code max-age=31536000}; no field when absent. */
    Optional<String> strictTransportSecurity();

    /** The TLS engine. */
    @WithDefault("fastest")
    Engine engine();

    /** A version of TLS. */
    enum Version {
        TLS_1_2,
        TLS_1_3
    }

    /** A TLS engine. */
    enum Engine {
        /** BoringSSL where it has a build for the platform, or the JDK's. */
        FASTEST,
        JDK,
        /** BoringSSL, statically linked into netty-tcnative. */
        OPENSSL
    }
}
