package dev.backsource.config.database;

import java.util.List;

/**
 * A part of a list, as one read finds it.
 *
 * @param items the items, fewer than requested where they are too large together
 * @param more whether there are more items after these
 * @param total the number of items of the whole list; 0 where it was not counted
 */
public record Slice<T>(List<T> items, boolean more, long total) {
    public Slice {
        items = List.copyOf(items);
    }

    /** The same of a list with a counted total. */
    public Slice<T> withTotal(long total) {
        return new Slice<>(items, more, total);
    }
}
