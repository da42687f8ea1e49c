package dev.backsource.system;

import java.nio.file.Path;

/** The checkout under test. */
public final class Repository {
    private Repository() {}

    public static Path root() {
        return Path.of(System.getProperty("backsource.repository", ".."))
                .toAbsolutePath()
                .normalize();
    }
}
