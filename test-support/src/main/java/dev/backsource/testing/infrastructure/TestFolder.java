package dev.backsource.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for the processes that tests start; they stay after the tests, so that the logs can be read. */
public final class TestFolder {
    private TestFolder() {}

    /** A new folder below {@code target/infrastructure} of the module under test, named {@code prefix} and something. */
    public static Path create(String prefix) {
        try {
            var parent =
                    Files.createDirectories(Path.of("target", "infrastructure").toAbsolutePath());
            return Files.createTempDirectory(parent, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
