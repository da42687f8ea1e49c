package dev.backsource.config.reconciliation.ledger;

import dev.backsource.policy.event.StateVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A domain whose last record on the topic isn't what the database would have there.
 *
 * @param domain its name
 * @param cause what is wrong with the record
 * @param reason why it can't be read; null when it can
 * @param committed the latest version of it that is in the database's history and was read before
 * @param stray the version that the record makes of it; {@link StateVersion#NONE} when it can't be read
 * @param followed what whoever follows the topic holds
 * @param partition where it stands
 * @param offset in the partition
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
     * What has to be followed so that the stray version counts no more. One that {@linkplain StateVersion#liesAhead lies ahead}
     * is taken by nobody, and what follows it would be taken by nobody either.
     */
    public StateVersion toFollow(long nowMillis) {
        return stray.liesAhead(nowMillis) || followed.follows(stray) ? followed : stray;
    }

    /** What is wrong, in words that go on from "the topic holds". */
    public String description() {
        return switch (cause) {
            case NOT_COMMITTED -> "revision " + stray.revision() + ", which isn't in the database's history";
            case NOT_TAKEN ->
                "revision " + stray.revision()
                        + ", which was committed and no edge takes: it is too far ahead of what they hold";
            case UNREADABLE -> "a record that can't be read: " + reason;
        };
    }
}
