package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.DomainGuard;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The permissions of callers on domains, by the owning team. Writes check again with the row that they hold, since a name may change hands in
 * between.
 */
@Singleton
final class DomainPermits implements DomainGuard {
    private final Sessions sessions;

    DomainPermits(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Fails with {@link DomainRefusal} for a caller without access to the domain. The database is queried only where the team matters. */
    @Override
    public Uni<Void> require(Caller caller, Role role, DomainName name) {
        if (caller.mayWhoeverOwns(role, name)) {
            return Uni.createFrom().voidItem();
        }
        return sessions.read(session -> session.find(DomainRow.class, name.value()))
                .invoke(row -> requireOf(row, name, caller, role))
                .replaceWithVoid();
    }

    /**
     * Requires the role for the domain of this row.
     *
     * @param row null when there never was such a domain
     * @throws RefusedException when the caller can't see the domain, or can see it but lacks the role
     */
    static void requireOf(@Nullable DomainRow row, DomainName name, Caller caller, Role role) {
        switch (caller.judge(role, name, row == null ? null : row.team)) {
            case HIDDEN -> throw DomainRefusal.unknown(name);
            case ROLE_MISSING -> throw RoleRefusal.of(role, name.value());
            case ALLOWED -> {}
        }
    }
}
