package dev.backsource.config.reconciliation;

import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.util.List;

/**
 * Whether what stands on the topic of policy changes is what was committed.
 *
 * @param state whether it is
 * @param total in how many domains it isn't; up to 100,000 are counted
 * @param items some of them, the first found first
 */
public record Agreement(State state, int total, List<Difference> items) {
    static final Agreement CHECKING = new Agreement(State.CHECKING, 0, List.of());

    static Agreement of(Ledger ledger, int atMost) {
        var items = ledger.strays(atMost).stream().map(Difference::of).toList();
        var total = ledger.strayCount();
        return new Agreement(total == 0 ? State.AGREES : State.AHEAD, total, items);
    }

    /** Whether the topic holds what the database's history says. */
    public enum State {
        /** It does. */
        AGREES,
        /** It holds something else besides, by which edges may serve. */
        AHEAD,
        /** It has yet to be compared. */
        CHECKING
    }

    /**
     * A domain of which the topic holds something that isn't in the database's history.
     *
     * @param committedRevision the latest that is in both; 0 when there is none
     * @param topicRevision the latest that isn't in the history
     * @param topicIncarnation of that one, in milliseconds since 1970; 0 for the first
     * @param partition where it stands
     * @param offset in the partition
     * @param since when it was found
     */
    public record Difference(
            DomainName domain,
            long committedRevision,
            long topicRevision,
            long topicIncarnation,
            int partition,
            long offset,
            Instant since) {
        static Difference of(StrayDomain stray) {
            return new Difference(
                    new DomainName(stray.domain()),
                    stray.committed().revision(),
                    stray.stray().revision(),
                    stray.stray().incarnation(),
                    stray.partition(),
                    stray.offset(),
                    stray.since());
        }
    }
}
