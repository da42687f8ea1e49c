package dev.backsource.config.changerequests;

import dev.backsource.config.release.Release;
import dev.backsource.policy.domain.Domain;
import org.jspecify.annotations.Nullable;

/** The change that a request is for. */
public sealed interface RequestedChange permits PortGrant, PartsChange {
    ChangeKind kind();

    /** The only revision at which the change can be approved; null for any. */
    @Nullable
    Long base();

    /** The domain after the change. */
    Domain appliedTo(Domain domain);

    /** How it goes out once it is approved. */
    Release release();

    /** The database's form, JSON. Equal changes have equal forms. */
    String stored();
}
