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

    /** As histories name it. */
    public static final String NAME = "first-administrator";

    /** What is sent in {@code Authorization}. */
    public static final String AUTHORIZATION = "Bearer " + TOKEN;

    private TestAdministrator() {}

    /** The settings of a config-service that is to have it, with whatever it keeps below {@code folder}. */
    public static Map<String, String> settings(Path folder) {
        return Map.of(
                "backsource.access.administrator-header-file",
                        headerFile(folder).toString(),
                "backsource.access.data-folder", folder.toAbsolutePath().toString());
    }

    /** Writes the header line that the key is sent in to {@code admin.header} in {@code folder}, which is made when missing. */
    public static Path headerFile(Path folder) {
        try {
            var header = Files.createDirectories(folder.toAbsolutePath()).resolve("admin.header");
            return Files.writeString(header, "Authorization: " + AUTHORIZATION + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
