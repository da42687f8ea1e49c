package dev.backsource.config.domain;

import dev.backsource.config.masschange.MassChangeHolders;
import dev.backsource.config.write.Provenance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** Begins changes of locked domains. */
@Singleton
final class DomainChanges {
    private final RevisionStore revisions;
    private final MassChangeHolders holders;
    private final Clock clock;

    DomainChanges(RevisionStore revisions, MassChangeHolders holders, Clock clock) {
        this.revisions = revisions;
        this.holders = holders;
        this.clock = clock;
    }

    /** A change of a row that {@code session} holds locked, at the present time; the domain keeps its team. */
    DomainChange of(Mutiny.Session session, DomainRow row, Provenance provenance) {
        return of(session, row, provenance, now());
    }

    /** As the other, for one of several changes at a time. */
    DomainChange of(Mutiny.Session session, DomainRow row, Provenance provenance, Instant now) {
        return new DomainChange(revisions, holders, session, row, provenance, now, row.team);
    }

    /** The present time, truncated to the database's resolution, so that the response to a write equals later reads. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
