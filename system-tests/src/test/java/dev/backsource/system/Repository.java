package dev.backsource.system;

import java.nio.file.Path;

/** The checkout under test. */
final class Repository {
    private Repository() {}

    static Path root() {
        return Path.of(System.getProperty("backsource.repository", ".."))
                .toAbsolutePath()
                .normalize();
    }
}
