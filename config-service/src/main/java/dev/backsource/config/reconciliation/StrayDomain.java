package dev.backsource.config.reconciliation;

import dev.backsource.policy.event.StateVersion;
import java.time.Instant;

/**
 * A domain of which the topic holds something that isn't in the database's history, behind the last that is.
 *
 * @param domain its name
 * @param committed the latest version of it that is in the database's history
 * @param stray the version that isn't
 * @param followed what whoever follows the topic holds
 * @param partition where it stands
 * @param offset in the partition
 * @param since when it was found
 */
record StrayDomain(
        String domain,
        StateVersion committed,
        StateVersion stray,
        StateVersion followed,
        int partition,
        long offset,
        Instant since) {

    /**
     * What has to be followed so that the stray version counts no more. One that {@linkplain StateVersion#liesAhead lies ahead}
     * is taken by nobody, and what follows it would be taken by nobody either.
     */
    StateVersion toFollow(long nowMillis) {
        return stray.liesAhead(nowMillis) || followed.follows(stray) ? followed : stray;
    }
}
