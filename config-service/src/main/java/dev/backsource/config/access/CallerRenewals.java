package dev.backsource.config.access;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells whether callers may still do what they could when they were let in, for answers that have no end of their own. */
@Singleton
public final class CallerRenewals {
    private final List<CallerRenewal> kinds;

    CallerRenewals(@All List<CallerRenewal> kinds) {
        this.kinds = kinds;
    }

    /** False, too, for a kind of caller that nobody answers for. */
    public boolean isUnchanged(Caller caller) {
        return kinds.stream()
                .filter(kind -> kind.kind() == caller.kind())
                .map(kind -> kind.now(caller))
                .anyMatch(now -> now != null && now.bindings().equals(caller.bindings()));
    }
}
