package dev.backsource.benchmarks.delivery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The access key that config-service makes at its first start, in {@code folder}. */
record AdministratorKey(Path folder) {
    private static final String FIELD = "Authorization: ";

    /** Those by which config-service makes it. */
    Map<String, String> settings() {
        return Map.of(
                "backsource.access.administrator-header-file", file().toString(),
                "backsource.access.data-folder", folder.toString());
    }

    /** What is sent in {@code Authorization}, once config-service is ready. */
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
