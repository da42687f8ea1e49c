package dev.backsource.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file with config-service's list of edges: those of the stack, until a user writes others into it. */
final class EdgesFile {
    private static final String OWN = """
            # The edges that there are: an id a line, and behind it the key that the edge's log names, if only
            # reports signed with that are to be believed. Read again when it has changed.
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
