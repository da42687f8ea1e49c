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
 * Whether the topic of policy changes agrees with the committed changes.
 *
 * @param state the verdict
 * @param total the number of domains that differ, counted up to 100,000
 * @param unreadable the number of these with an unreadable last record
 * @param items some of them, in the order in which they were found
 * @param foreignRecords the number of records whose key isn't a domain's name; they do no harm
 * @param foreignKeys the latest of their keys, shortened, the latest last
 */
public record Agreement(
        State state, int total, int unreadable, List<Difference> items, long foreignRecords, List<String> foreignKeys) {
    static final Agreement CHECKING = new Agreement(State.CHECKING, 0, 0, List.of(), 0, List.of());

    static Agreement of(Ledger ledger, int atMost) {
        var items = ledger.strays(atMost).stream().map(Difference::of).toList();
        var total = ledger.strayCount();
        return new Agreement(
                total == 0 ? State.AGREES : State.DIFFERS,
                total,
                ledger.unreadableCount(),
                items,
                ledger.foreignCount(),
                ledger.foreignKeys());
    }

    /** The verdict on topic and database. */
    public enum State {
        /** They agree. */
        AGREES,
        /** The topic holds something else, or lacks a published change: edges may serve it, or have nothing to serve once compaction or a restart comes. */
        DIFFERS,
        /** They haven't been compared yet. */
        CHECKING
    }

    /**
     * A domain whose last record on the topic differs from the database.
     *
     * @param cause the kind of difference
     * @param reason the record's decoding error; absent when it is readable
     * @param committedRevision the latest revision in both; 0 when there is none
     * @param topicRevision the record's revision, also of a lost one; 0 when it is unreadable
     * @param topicIncarnation the record's incarnation, in milliseconds since 1970; 0 for the first
     * @param partition of the record
     * @param offset of the record
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
