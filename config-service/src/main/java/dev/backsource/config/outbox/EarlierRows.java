package dev.backsource.config.outbox;

/**
 * Knows what the outbox's rows of an earlier version lack: a revision's row said neither its incarnation nor who made it. To be
 * removed when nobody upgrades from such a version any more.
 */
public interface EarlierRows {
    /** A {@code select} of every revision's {@code domain}, {@code revision}, {@code incarnation} and {@code changed_by}. */
    String sql();
}
