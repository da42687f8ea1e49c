package dev.backsource.config.access;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Checks whether callers still have the permissions that they were admitted with, for long-running responses. */
@Singleton
public final class CallerRenewals {
    private final List<CallerRenewal> kinds;

    CallerRenewals(@All List<CallerRenewal> kinds) {
        this.kinds = kinds;
    }

    /** False also for a kind of caller without a renewal. */
    public boolean isUnchanged(Caller caller) {
        return kinds.stream()
                .filter(kind -> kind.kind() == caller.kind())
                .map(kind -> kind.now(caller))
                .anyMatch(now -> now != null && now.bindings().equals(caller.bindings()));
    }
}
