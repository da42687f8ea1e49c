package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
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

    /** What does the work of TLS. */
    @WithDefault("fastest")
    Engine engine();

    /** What does the work of TLS. */
    enum Engine {
        /** BoringSSL where it has a build for the platform, or the JDK's. */
        FASTEST,
        JDK,
        /** BoringSSL, statically linked into netty-tcnative. */
        OPENSSL
    }
}
