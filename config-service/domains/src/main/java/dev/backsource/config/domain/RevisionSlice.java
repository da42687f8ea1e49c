package dev.backsource.config.domain;

import dev.backsource.config.database.SizedRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * The first of some revisions of a domain, the newest first.
 *
 * @param stored the revisions, and the one before the last of them, if there is one
 * @param count the number of requested revisions among them
 * @param more whether more of them follow
 */
public record RevisionSlice(List<StoredRevision> stored, int count, boolean more) {
    /** The limit for the states of a page together, in bytes. A single one may have 214 KB; each is compared with the one before it. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    /** A revision and its predecessor are read whatever their size. */
    private static final int ONE_AND_THE_ONE_BEFORE = 2;

    public RevisionSlice {
        stored = List.copyOf(stored);
    }

    /**
     * Reads the revisions that fit.
     *
     * @param found the numbers of the revisions and the length of each state in bytes, which the database knows without reading the state; one more
     *     than {@code size} where there are more
     * @param size the limit of their number
     * @param read reads a given number of them
     */
    static Uni<RevisionSlice> read(List<Object[]> found, int size, Function<Integer, Uni<List<StoredRevision>>> read) {
        var fitting = SizedRows.fitting(found, ONE_AND_THE_ONE_BEFORE, MAX_BYTES);
        var count = fitting == found.size() && fitting <= size ? fitting : fitting - 1;
        return read.apply(fitting).map(stored -> new RevisionSlice(stored, count, count < found.size()));
    }
}
