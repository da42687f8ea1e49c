package dev.backsource.edge.testing;

import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of an access log, as a reader that follows the file gets them. */
public final class AccessLogLines {
    private final Path file;

    public AccessLogLines(String file) {
        this.file = Path.of(file);
    }

    /** Waits until {@code count} whole lines hold {@code text}, and returns them in the file's order. */
    public List<String> await(String text, int count) {
        return Waiting.await().until(() -> having(text), lines -> lines.size() >= count);
    }

    private List<String> having(String text) {
        return read().lines().filter(line -> line.contains(text)).toList();
    }

    /** Up to the last line's end. */
    private String read() {
        try {
            var all = Files.exists(file) ? Files.readString(file) : "";
            return all.substring(0, all.lastIndexOf('\n') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
