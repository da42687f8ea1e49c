package dev.backsource.config.reconciliation.ledger;

import dev.backsource.policy.event.StateVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A domain whose last record on the topic differs from the database.
 *
 * @param domain its name
 * @param cause the kind of difference
 * @param reason the record's decoding error; null when it is readable
 * @param committed the latest version that is both in the database's history and on the topic
 * @param stray the record's version; {@link StateVersion#NONE} when it is unreadable; of a lost record, its version when it was published
 * @param followed the version at a reader that follows the topic
 * @param partition of the record
 * @param offset of the record
 * @param since when it was found
 */
public record StrayDomain(
        String domain,
        StrayCause cause,
        @Nullable String reason,
        StateVersion committed,
        StateVersion stray,
        StateVersion followed,
        int partition,
        long offset,
        Instant since) {

    /** The same, found at {@code earlier}. */
    StrayDomain foundAt(Instant earlier) {
        return new StrayDomain(domain, cause, reason, committed, stray, followed, partition, offset, earlier);
    }

    /**
     * The version to follow so that the stray version no longer counts. No reader accepts a version that {@linkplain StateVersion#liesAhead lies in
     * the future}, nor its successors.
     */
    public StateVersion toFollow(long nowMillis) {
        return stray.liesAhead(nowMillis) || followed.follows(stray) ? followed : stray;
    }

    /** The difference, in words that continue "the topic holds". */
    public String description() {
        return switch (cause) {
            case NOT_COMMITTED -> "revision " + stray.revision() + ", which isn't in the database's history";
            case NOT_TAKEN ->
                "revision " + stray.revision()
                        + ", which was committed but is rejected by the edges: it is too far ahead of theirs";
            case UNREADABLE -> "an unreadable record: " + reason;
            case LOST ->
                "revision " + followed.revision() + " instead of the later revision " + stray.revision()
                        + ", which was published and lost by Kafka";
        };
    }
}
