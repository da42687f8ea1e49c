package dev.backsource.edge.recovery;

import dev.backsource.policy.BoundedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process leaves behind for the next one, and how the next one understands it. Immutable.
 *
 * <p>A record that ends the process is found by what was on trial when it ended. After an end, the records that were on trial are suspects, and are
 * tried again in parts. One that was on trial alone at two ends in a row is a culprit. An end while nothing was on trial says that a record ends the
 * process later than it is observed: nothing counts as passed any longer.
 *
 * @param ends the irregular ends in a row, each soon after new records
 * @param unsettled whether the process has applied new records that it hasn't outlived for {@link Recovery#SETTLED_AFTER} yet
 * @param applied whether the process has applied any new records
 * @param trial the records that were applied last; null when they have passed, or when many were applied one after the other
 * @param suspects the records that were on trial at the last end; null for none
 * @param passed by partition, the offset up to which records have passed their trial
 * @param culprits the records that aren't applied any more, the latest last, at most {@link #MOST_CULPRITS}
 */
record RunState(
        int ends,
        boolean unsettled,
        boolean applied,
        @Nullable RecordSet trial,
        @Nullable RecordSet suspects,
        Map<Integer, Long> passed,
        List<RecordId> culprits) {
    /** A forgotten one is found again. */
    static final int MOST_CULPRITS = 256;

    static final RunState NONE = new RunState(0, false, false, null, null, Map.of(), List.of());

    RunState {
        passed = Map.copyOf(passed);
        culprits = List.copyOf(culprits);
    }

    /**
     * The state of the process that starts after the one that left this state. No record is to blame for a careful process that ended before it had
     * applied any, such as one that couldn't start.
     */
    RunState started() {
        if (!unsettled) {
            return settled();
        }
        if (ends >= Recovery.REPEATED && !applied) {
            return this;
        }
        if (trial == null) {
            return new RunState(ends + 1, true, false, null, null, Map.of(), culprits);
        }
        if (trial.isSingle() && trial.equals(suspects)) {
            return new RunState(ends + 1, true, false, null, null, passed, with(culprits, trial.single()));
        }
        return new RunState(ends + 1, true, false, null, trial, passed, culprits);
    }

    /** New records are going to be applied; null for more of them than are worth writing down. */
    RunState trying(@Nullable RecordSet records) {
        return new RunState(ends, true, true, records, suspects, passed, culprits);
    }

    /** The process has outlived the records on trial. */
    RunState outlived() {
        if (trial == null) {
            return this;
        }
        var further = new HashMap<>(passed);
        trial.ranges().forEach((partition, range) -> further.merge(partition, range.last(), Math::max));
        return new RunState(ends, unsettled, applied, null, suspects, further, culprits);
    }

    /** All records have been tried. */
    RunState tried() {
        return new RunState(ends, unsettled, applied, null, null, Map.of(), culprits);
    }

    /** The process has outlived all new records, or stops regularly. */
    RunState settled() {
        return new RunState(0, false, false, null, null, Map.of(), culprits);
    }

    /** The ends were so long ago that they don't count any more. */
    RunState withoutEnds() {
        return new RunState(0, unsettled, applied, trial, suspects, passed, culprits);
    }

    boolean hasPassed(RecordId id) {
        var until = passed.get(id.partition());
        return until != null && id.offset() <= until;
    }

    private static List<RecordId> with(List<RecordId> culprits, RecordId added) {
        var all = Collections.newSetFromMap(BoundedMap.<RecordId, Boolean>byAge(MOST_CULPRITS));
        all.addAll(culprits);
        all.add(added);
        return new ArrayList<>(all);
    }
}
