package dev.backsource.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.stream.Collectors;

/** The last lines of a log, for the message that something failed. */
public final class LogTail {
    private static final int LINES = 15;

    private LogTail() {}

    /** The last lines, indented by four; a message where the file is missing or empty. */
    public static String of(Path log) {
        return lines(log).indent(4).stripTrailing();
    }

    private static String lines(Path log) {
        var last = new ArrayDeque<String>();
        // Latin 1 reads any bytes; a log that is being written may end within a character.
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                last.addLast(line);
                if (last.size() > LINES) {
                    last.removeFirst();
                }
            });
        } catch (IOException | UncheckedIOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
        return last.isEmpty() ? "(empty)" : last.stream().collect(Collectors.joining("\n"));
    }
}
