package dev.backsource.config.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose second column is the length of each text in bytes, which PostgreSQL knows without reading the text ({@code octet_length}). So only as
 * many texts are read as fit into memory together.
 */
public final class SizedRows {
    private SizedRows() {}

    /**
     * The number of leading rows with at most {@code most} bytes together.
     *
     * @param found a length of null counts as 0
     * @param least the number of rows that are taken whatever their length
     * @param most in bytes
     */
    public static int fitting(List<Object[]> found, int least, int most) {
        var bytes = 0L;
        for (var i = 0; i < found.size(); i++) {
            bytes += length(found.get(i)[1]);
            if (i >= least && bytes > most) {
                return i;
            }
        }
        return found.size();
    }

    /**
     * The keys of leading rows, {@code size} of them at most, with at most {@code most} bytes together; the first is taken whatever its length.
     *
     * @param found rows of a key and a length
     */
    public static <K> List<K> keys(List<Object[]> found, int size, int most, Class<K> type) {
        return found.stream()
                .limit(Math.min(size, fitting(found, 1, most)))
                .map(row -> type.cast(row[0]))
                .toList();
    }

    private static long length(@Nullable Object column) {
        return column == null ? 0 : ((Number) column).longValue();
    }
}
