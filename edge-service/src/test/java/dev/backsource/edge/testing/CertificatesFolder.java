package dev.backsource.edge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that the edge under test takes the certificates of domains from. */
public final class CertificatesFolder {
    private CertificatesFolder() {}

    static Path create() {
        try {
            var parent =
                    Files.createDirectories(Path.of("target", "certificates").toAbsolutePath());
            return Files.createTempDirectory(parent, "edge-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
