package dev.backsource.config.domain;

import dev.backsource.policy.event.StateVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The next revision of a locked domain, as {@link RevisionStore} stores it.
 *
 * @param state as published; null for a removal
 * @param restoredFrom the restored revision; null when the change restores none
 * @param team the owner; null for none
 * @param probes the number of ports of its origins that the prober watches
 * @param unverified the latest period without verification; null when there was none
 * @param holder for whom the revision counts as a removal or a change of the route; null where it doesn't count
 */
record NewRevision(
        String domain,
        long incarnation,
        long revision,
        @Nullable String state,
        @Nullable Long restoredFrom,
        @Nullable String team,
        int probes,
        @Nullable UnverifiedPeriod unverified,
        @Nullable String holder) {
    /** @param state of the row after the change */
    static NewRevision of(
            DomainRow row, DomainState state, @Nullable Long restoredFrom, @Nullable String holder, Instant now) {
        return new NewRevision(
                row.name,
                state.incarnation(),
                state.revision(),
                state.encoded(),
                restoredFrom,
                state.team(),
                DomainQuotas.probes(state),
                UnverifiedPeriod.after(row.unverified(), state.leastVerified(now), now),
                holder);
    }

    /** A removal; a removed domain keeps its team. */
    static NewRevision ofRemoval(DomainRow row, StateVersion version, @Nullable String holder, Instant now) {
        return new NewRevision(
                row.name,
                version.incarnation(),
                version.revision(),
                null,
                null,
                row.team,
                0,
                UnverifiedPeriod.after(row.unverified(), null, now),
                holder);
    }

    @Nullable
    Instant unverifiedSince() {
        return unverified == null ? null : unverified.since();
    }

    @Nullable
    Instant unverifiedUntil() {
        return unverified == null ? null : unverified.until();
    }
}
