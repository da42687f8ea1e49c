package dev.backsource.policy.event;

import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.Map;

/**
 * The records that an edge has read and holds back: it goes on serving the routes from before them.
 *
 * @param since when it began to hold
 * @param domains the number of domains whose records are held back
 * @param offsets by partition of {@link Topic#POLICY_CHANGES}, the offset of the first record held back
 */
public record EdgeHold(Cause cause, Instant since, long domains, Map<Integer, Long> offsets) {
    /** Why it holds them back. */
    public enum Cause {
        /** The edge ended repeatedly, soon after it had read new records. */
        CRASHES,
        /** Many domains were removed or rerouted at once, without a confirmation of their number. */
        MASS_CHANGE
    }

    public EdgeHold {
        InvalidValueException.require(cause, "cause");
        InvalidValueException.require(since, "since");
        offsets = Map.copyOf(offsets);
    }
}
