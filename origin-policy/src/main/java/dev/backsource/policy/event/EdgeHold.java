package dev.backsource.policy.event;

import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.Map;

/**
 * The records that an edge has read and holds back: it goes on serving the routes from before them.
 *
 * @param since when it began to hold
 * @param domains the number of domains whose records are held back; an upper bound while the edge hasn't read them all
 * @param offsets by partition of {@link Topic#POLICY_CHANGES}, the offset of the first record that may be held back; a partition without any is absent
 */
public record EdgeHold(Reason reason, Instant since, long domains, Map<Integer, Long> offsets) {
    /** Why it holds them back. */
    public enum Reason {
        /** The edge's process ended repeatedly, soon after new records. It applies them again, few at a time. */
        REPEATED_ENDS,
        /** Many domains were removed or rerouted at once, without a confirmation of their number. */
        MASS_CHANGE
    }

    public EdgeHold {
        InvalidValueException.require(reason, "reason");
        InvalidValueException.require(since, "since");
        InvalidValueException.require(offsets, "offsets");
        if (domains < 0) {
            throw new InvalidValueException("domains", "must not be below 0");
        }
        offsets = Map.copyOf(offsets);
    }
}
