package dev.backsource.config.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How connections to the database are protected. */
@ConfigMapping(prefix = "backsource.database")
public interface DatabaseTlsSettings {
    /** Whether they are encrypted, and what is asked of the server's certificate. */
    @WithDefault("disable")
    Mode tls();

    /** A PEM file of the certificates that the server's is verified against, instead of the JVM's roots. */
    Optional<Path> caFile();

    /** By the names that PostgreSQL gives them. */
    enum Mode {
        /** In clear, unless the drivers' own settings ask for more. */
        DISABLE,
        /** Encrypted; any certificate will do, so that whoever is in between can read along. */
        REQUIRE,
        /** Encrypted, with a certificate that is trusted and that is the server's. */
        VERIFY_FULL
    }
}
