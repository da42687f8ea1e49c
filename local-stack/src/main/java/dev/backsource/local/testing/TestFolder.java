package dev.backsource.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fresh folder below the module's {@code target}, kept after the test for its logs. */
final class TestFolder {
    private TestFolder() {}

    static Path create(String name) {
        try {
            var parent =
                    Files.createDirectories(Path.of("target", "infrastructure").toAbsolutePath());
            return Files.createTempDirectory(parent, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
