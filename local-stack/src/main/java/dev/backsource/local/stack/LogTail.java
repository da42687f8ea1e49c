package dev.backsource.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.stream.Collectors;

/** The last lines of a component's log, for the message that it failed. */
final class LogTail {
    private static final int LINES = 15;

    private LogTail() {}

    static StackException failure(String component, String what, Path log) {
        return new StackException(component + " " + what + ". The last lines of " + log + ":\n"
                + last(log).indent(4).stripTrailing());
    }

    private static String last(Path log) {
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
            return "(it can't be read: " + e.getMessage() + ")";
        }
        return last.isEmpty() ? "(it is empty)" : last.stream().collect(Collectors.joining("\n"));
    }
}
