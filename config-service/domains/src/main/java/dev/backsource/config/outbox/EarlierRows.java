package dev.backsource.config.outbox;

/**
 * The missing columns of outbox rows that an earlier version wrote: a revision's row had neither the incarnation nor the author. To be removed when
 * upgrades from such a version are no longer supported.
 */
public interface EarlierRows {
    /** A {@code select} of every revision's {@code domain}, {@code revision}, {@code incarnation} and {@code changed_by}. */
    String sql();
}
