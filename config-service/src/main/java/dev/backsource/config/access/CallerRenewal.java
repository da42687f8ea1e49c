package dev.backsource.config.access;

import org.jspecify.annotations.Nullable;

/** Tells what callers of one kind may do by now, who were let in earlier. There is a bean of this type for each kind. */
public interface CallerRenewal {
    CallerKind kind();

    /** The caller as it would be let in now, from memory; null when it wouldn't be. */
    @Nullable
    Caller now(Caller caller);
}
