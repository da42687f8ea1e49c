package dev.backsource.edge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads a table of requests: lines of columns between bars, with signs for invisible characters. Empty lines, lines that begin with {@code # } and
 * the column titles are skipped.
 */
public final class RequestTable {
    private static final String COLUMNS = " \\| ";
    private static final AtomicInteger ROW = new AtomicInteger();

    private RequestTable() {}

    /**
     * The rows of the resource {@code name}.
     *
     * @param lineEnd replaces ↵
     * @param host replaces ¤; § is replaced by a path of the row's own
     */
    public static List<List<String>> of(String name, String host, String lineEnd) {
        try (var in = Objects.requireNonNull(RequestTable.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> row(line, host, lineEnd))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(String line, String host, String lineEnd) {
        var path = "/r" + ROW.incrementAndGet();
        return Arrays.stream(line.split(COLUMNS))
                .map(column -> meant(column.strip(), host, path, lineEnd))
                .toList();
    }

    private static String meant(String column, String host, String path, String lineEnd) {
        return column.replace("§", path)
                .replace("¤", host)
                .replace("↵", lineEnd)
                .replace('␠', ' ')
                .replace('␉', '\t')
                .replace('␀', '\0')
                .replace('␍', '\r')
                .replace('␊', '\n')
                .replace('␡', '\u007f')
                .replace('¦', '|');
    }
}
