package dev.backsource.config.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose second column says how many bytes the text of each has, which PostgreSQL tells without reading it ({@code octet_length}). So as many
 * are read as fit into memory together.
 */
public final class SizedRows {
    private SizedRows() {}

    /**
     * How many of the first have at most {@code most} bytes together.
     *
     * @param found a length of null counts as 0
     * @param least how many are taken whatever they have
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
     * The keys of the first, {@code size} of them at most, that have at most {@code most} bytes together; of one, whatever it has.
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
