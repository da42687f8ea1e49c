package dev.backsource.config.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The protection of connections to the database. */
@ConfigMapping(prefix = "backsource.database")
public interface DatabaseTlsSettings {
    /** Whether connections are encrypted, and how the server's certificate is checked. */
    @WithDefault("disable")
    Mode tls();

    /** A PEM file of trusted certificates for the server's, instead of the JVM's roots. */
    Optional<Path> caFile();

    /** By PostgreSQL's names. */
    enum Mode {
        /** Unencrypted, unless the drivers' own settings are stricter. */
        DISABLE,
        /** Encrypted, with any certificate, so that a machine in the middle can read along. */
        REQUIRE,
        /** Encrypted, with a trusted certificate in the server's name. */
        VERIFY_FULL
    }
}
