package dev.backsource.testing.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The administrator that services of tests have from their first start. */
public final class TestAdministrator {
    /** The access key. */
    public static final String TOKEN = "bsk_TESTADMINISTRATR_" + "0123456789".repeat(4) + "abc";

    /** The name in histories. */
    public static final String NAME = "first-administrator";

    /** The value of the {@code Authorization} field. */
    public static final String AUTHORIZATION = "Bearer " + TOKEN;

    private TestAdministrator() {}

    /** The settings of a config-service with this administrator, which keeps its files below {@code folder}. */
    public static Map<String, String> settings(Path folder) {
        return Map.of(
                "backsource.access.administrator-header-file",
                        headerFile(folder).toString(),
                "backsource.access.data-folder", folder.toAbsolutePath().toString());
    }

    /** Writes the header line with the key to {@code admin.header} in {@code folder}, which is created when missing. */
    public static Path headerFile(Path folder) {
        try {
            var header = Files.createDirectories(folder.toAbsolutePath()).resolve("admin.header");
            return Files.writeString(header, "Authorization: " + AUTHORIZATION + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
