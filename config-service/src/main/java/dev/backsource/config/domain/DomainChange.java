package dev.backsource.config.domain;

import dev.backsource.config.outbox.OutboxRow;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * One change of a locked domain: the row becomes the next revision, history and outbox get a row each, and the waiting
 * relay is woken when the transaction commits.
 */
final class DomainChange {
    private final Mutiny.Session session;
    private final DomainRow row;
    private final Provenance provenance;
    private final Instant now;

    /** Of a row that {@code session} holds locked, made at {@code now}. */
    DomainChange(Mutiny.Session session, DomainRow row, Provenance provenance, Instant now) {
        this.session = session;
        this.row = row;
        this.provenance = provenance;
        this.now = now;
    }

    /**
     * Makes {@code next} the domain's state; nothing is written when it is that already.
     *
     * @param restoredFrom the revision that had this state; null when the change restores none
     */
    Uni<Written> become(Domain next, @Nullable Long restoredFrom) {
        var current = row.current();
        if (current != null && current.domain().equals(next)) {
            return Uni.createFrom().item(Written.of(current));
        }
        var state = new DomainState(next, row.revision + 1, now, provenance.operator());
        row.become(state);
        return record(restoredFrom).replaceWith(Written.of(state));
    }

    Uni<Written> beRemoved(DomainName name) {
        row.beRemoved(row.revision + 1, now);
        return record(null).replaceWith(new Written(name, row.revision, null));
    }

    private Uni<Integer> record(@Nullable Long restoredFrom) {
        return session.persist(RevisionRow.of(row, provenance.operator(), restoredFrom))
                .chain(() -> session.persist(
                        OutboxRow.of(row.name, row.revision, row.state, row.changedAt, provenance.traceparent())))
                .chain(session::flush)
                .chain(() -> session.createNativeQuery(OutboxRow.WAKE_RELAY).executeUpdate());
    }
}
