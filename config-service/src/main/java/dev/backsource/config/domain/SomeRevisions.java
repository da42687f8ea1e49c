package dev.backsource.config.domain;

import dev.backsource.config.database.SizedRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * The first of some revisions of a domain, the newest first.
 *
 * @param stored these, and the one before the last of them, if there is one
 * @param count how many of them are asked for
 * @param more whether there are more of them behind these
 */
public record SomeRevisions(List<StoredRevision> stored, int count, boolean more) {
    /** What states of a page may have together, in bytes. One may have 214 KB; each is compared with the one before it. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    /** These are read whatever they have. */
    private static final int ONE_AND_THE_ONE_BEFORE = 2;

    public SomeRevisions {
        stored = List.copyOf(stored);
    }

    /**
     * Reads some.
     *
     * @param found their numbers and how many bytes the state of each has, which the database tells without reading it; one more than {@code
     *     size} where there are more
     * @param size how many there may be at most
     * @param read reads as many of them as it is told
     */
    static Uni<SomeRevisions> read(List<Object[]> found, int size, Function<Integer, Uni<List<StoredRevision>>> read) {
        var fitting = SizedRows.fitting(found, ONE_AND_THE_ONE_BEFORE, MAX_BYTES);
        var count = fitting == found.size() && fitting <= size ? fitting : fitting - 1;
        return read.apply(fitting).map(stored -> new SomeRevisions(stored, count, count < found.size()));
    }
}
