package dev.backsource.config.outbox;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The signing of published events. */
@ConfigMapping(prefix = "backsource.signing")
interface SigningSettings {
    /** A PEM file (PKCS#8) with the Ed25519 key that changes, purges and questions to edges are signed with; read at the start. */
    Optional<Path> keyFile();
}
