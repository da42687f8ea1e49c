package dev.backsource.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file with config-service's list of edges: those of the stack, until a user writes others into it. */
final class EdgesFile {
    private static final String OWN = """
            # The list of edges: one id per line, followed by the edge's key (from its log) to accept only reports
            # signed with it. Reloaded when it changes.
            edge-1
            edge-2
            """;

    private EdgesFile() {}

    static Path of(StackConfiguration configuration) {
        var file = configuration.dataFolder().resolve("edges");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(configuration.dataFolder());
                Files.writeString(file, OWN);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
