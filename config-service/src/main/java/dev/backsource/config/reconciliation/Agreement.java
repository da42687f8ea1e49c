package dev.backsource.config.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.reconciliation.ledger.Ledger;
import dev.backsource.config.reconciliation.ledger.StrayCause;
import dev.backsource.config.reconciliation.ledger.StrayDomain;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what stands on the topic of policy changes is what was committed.
 *
 * @param state whether it is
 * @param total in how many domains it isn't; up to 100,000 are counted
 * @param unreadable in how many of these the last record can't be read
 * @param items some of them, the first found first
 * @param foreignRecords how many records were read whose key is no domain's name; they do no harm
 * @param foreignKeys the latest of their keys, shortened, the latest last
 */
public record Agreement(
        State state, int total, int unreadable, List<Difference> items, long foreignRecords, List<String> foreignKeys) {
    static final Agreement CHECKING = new Agreement(State.CHECKING, 0, 0, List.of(), 0, List.of());

    static Agreement of(Ledger ledger, int atMost) {
        var items = ledger.strays(atMost).stream().map(Difference::of).toList();
        var total = ledger.strayCount();
        return new Agreement(
                total == 0 ? State.AGREES : State.AHEAD,
                total,
                ledger.unreadableCount(),
                items,
                ledger.foreignCount(),
                ledger.foreignKeys());
    }

    /** Whether the topic holds what the database's history says. */
    public enum State {
        /** It does. */
        AGREES,
        /** It holds something else besides: edges may serve by it, or would after the next compaction have nothing to serve by. */
        AHEAD,
        /** It has yet to be compared. */
        CHECKING
    }

    /**
     * A domain whose last record on the topic isn't what the database would have there.
     *
     * @param cause what is wrong with the record
     * @param reason why it can't be read; absent when it can
     * @param committedRevision the latest that is in both; 0 when there is none
     * @param topicRevision what the record makes of it; 0 when it can't be read
     * @param topicIncarnation of that one, in milliseconds since 1970; 0 for the first
     * @param partition where it stands
     * @param offset in the partition
     * @param since when it was found
     */
    public record Difference(
            DomainName domain,
            StrayCause cause,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason,

            long committedRevision,
            long topicRevision,
            long topicIncarnation,
            int partition,
            long offset,
            Instant since) {
        static Difference of(StrayDomain stray) {
            return new Difference(
                    new DomainName(stray.domain()),
                    stray.cause(),
                    stray.reason(),
                    stray.committed().revision(),
                    stray.stray().revision(),
                    stray.stray().incarnation(),
                    stray.partition(),
                    stray.offset(),
                    stray.since());
        }
    }
}
