package dev.backsource.config.access;

import org.jspecify.annotations.Nullable;

/** Renews the permissions of callers of one kind that were admitted earlier. There is a bean of this type for each kind. */
public interface CallerRenewal {
    CallerKind kind();

    /** The caller as it would be admitted now, from memory; null if it would be refused. */
    @Nullable
    Caller now(Caller caller);
}
