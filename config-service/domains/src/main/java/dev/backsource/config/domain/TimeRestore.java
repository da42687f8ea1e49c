package dev.backsource.config.domain;

import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.domain.DomainName;

/** The outcome of restoring one domain of many to a time. */
public sealed interface TimeRestore {
    DomainName domain();

    /**
     * The domain has its earlier state, in a new revision.
     *
     * @param from the restored revision
     */
    record Restored(WriteResult result, long from) implements TimeRestore {
        @Override
        public DomainName domain() {
            return result.domain();
        }
    }

    /** The domain is as it was then. */
    record Unchanged(DomainName domain, long revision) implements TimeRestore {}

    /**
     * The domain exists, and has no state of then to be restored; nothing was changed.
     *
     * @param isNew whether it didn't exist then; false where it was another team's, whose revisions count as missing
     */
    record AbsentThen(DomainName domain, long revision, boolean isNew) implements TimeRestore {}

    /**
     * The change has to be made alone, by {@link DomainWriter#restore}, since a rule can't be checked for many at once. Nothing was changed.
     *
     * @param revision the domain's present one
     * @param from the revision to restore
     */
    record Alone(DomainName domain, long revision, long from) implements TimeRestore {}

    /** Nothing was changed. */
    record Refused(DomainName domain, RefusedException reason) implements TimeRestore {}
}
