package dev.backsource.edge.recovery;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The sets in which a careful edge takes records: how many records each has, and how long it is observed. The records of a set have the same
 * {@link Standing}. Guarded by the lock of the {@link Recovery}.
 */
final class CarefulSets {
    private static final Duration OBSERVED = Duration.ofMillis(200);
    /** The ends after which each further one doubles the time for which a set is observed. */
    private static final int OBSERVED_LONGER_AFTER = 4;

    private static final int MOST_DOUBLINGS = 8;
    private static final int MOST_TIMES_AGAIN = 8;
    /** The first sets of new records, which have one record each. */
    private static final int SINGLES = 16;
    /** The sets into which suspects are divided. */
    private static final int PARTS = 16;

    private static final int LARGEST_DOUBLING = 20;

    /** The sets that passed their first trial. */
    private int passed;
    /** Whether the records on trial have passed an earlier one. */
    private boolean again;

    /** How a record stands before it is applied. */
    private enum Standing {
        /** The loaded snapshot contains it. */
        KNOWN,
        /** It was on trial at the last end. */
        SUSPECT,
        /** It has passed its trial in an earlier process. */
        PASSED,
        NEW
    }

    /**
     * The number of {@code records} in the next set, from the first on.
     *
     * @param records at least one
     * @param state of the run
     * @param known whether the loaded snapshot contains a record
     */
    int next(List<RecordId> records, RunState state, Predicate<RecordId> known) {
        var standing = standing(records.get(0), state, known);
        again = standing == Standing.PASSED;
        var most = Math.min(most(standing, state), records.size());
        var count = 1;
        while (count < most && standing(records.get(count), state, known) == standing) {
            count++;
        }
        return count;
    }

    private static Standing standing(RecordId id, RunState state, Predicate<RecordId> known) {
        if (known.test(id)) {
            return Standing.KNOWN;
        }
        var suspects = state.suspects();
        if (suspects != null && suspects.includes(id)) {
            return Standing.SUSPECT;
        }
        return state.hasPassed(id) ? Standing.PASSED : Standing.NEW;
    }

    private int most(Standing standing, RunState state) {
        var suspects = state.suspects();
        return switch (standing) {
            case KNOWN, PASSED -> Integer.MAX_VALUE;
            case SUSPECT -> suspects == null ? 1 : Math.max(1, suspects.count() / PARTS);
            case NEW -> passed < SINGLES ? 1 : 1 << Math.min(passed - SINGLES + 1, LARGEST_DOUBLING);
        };
    }

    /**
     * How long the set on trial is observed. Records that passed an earlier trial are applied together, and observed longer each time: if one of them ends
     * the process late, that seldom comes while another record is on trial, and more seldom twice while the same is.
     *
     * @param ends the irregular ends in a row
     */
    Duration observed(int ends) {
        var doublings = Math.max(0, Math.min(ends - OBSERVED_LONGER_AFTER, MOST_DOUBLINGS));
        var observed = OBSERVED.multipliedBy(1L << doublings);
        return again ? observed.multipliedBy(Math.min(ends, MOST_TIMES_AGAIN)) : observed;
    }

    /** The process has outlived the set on trial. */
    void pass() {
        passed += again ? 0 : 1;
    }
}
