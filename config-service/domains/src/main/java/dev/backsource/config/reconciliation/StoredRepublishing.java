package dev.backsource.config.reconciliation;

import dev.backsource.config.database.CommitBell;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.reconciliation.ledger.StrayCause;
import dev.backsource.config.reconciliation.ledger.StrayDomain;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Writes a domain once more in the database, in a transaction of its own. */
@Singleton
final class StoredRepublishing implements Republishing {
    private final DomainWriter domains;
    private final Sessions sessions;
    private final CommitBell bell;

    StoredRepublishing(DomainWriter domains, Sessions sessions, CommitBell bell) {
        this.domains = domains;
        this.sessions = sessions;
        this.bell = bell;
    }

    @Override
    public Uni<Long> follow(StrayDomain stray, StateVersion published, Provenance provenance) {
        return sessions.write(session -> written(stray, published, provenance).in(session), bell::ring);
    }

    private Write<Long> written(StrayDomain stray, StateVersion published, Provenance provenance) {
        var name = new DomainName(stray.domain());
        return stray.cause() == StrayCause.UNREADABLE
                ? domains.followPlace(name, published, stray.offset(), provenance)
                : domains.followAs(name, published, provenance);
    }
}
