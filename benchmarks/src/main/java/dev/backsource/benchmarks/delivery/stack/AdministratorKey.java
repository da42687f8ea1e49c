package dev.backsource.benchmarks.delivery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The access key that config-service makes at its first start, in {@code folder}. */
record AdministratorKey(Path folder) {
    private static final String FIELD = "Authorization: ";

    /** The settings by which config-service creates the key. */
    Map<String, String> settings() {
        return Map.of(
                "backsource.access.administrator-header-file", file().toString(),
                "backsource.access.data-folder", folder.toString());
    }

    /** The value of the {@code Authorization} field, once config-service is ready. */
    String authorization() {
        try {
            return Files.readString(file()).strip().substring(FIELD.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folder.resolve("admin.header");
    }
}
