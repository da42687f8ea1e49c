package dev.backsource.config.domain;

import dev.backsource.config.outbox.OutboxRow;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Changes domains. Every change is one transaction: it locks the domain's row, which orders the changes of a domain, and
 * writes the new state, the history row and the outbox row. What is refused leaves nothing behind; a write that changes
 * nothing writes nothing and answers with the current revision.
 */
@ApplicationScoped
public class DomainWriter {
    private static final String RESERVE = "insert into domain (name, revision, removed, changed_at)"
            + " values (:name, 0, true, :now) on conflict do nothing";

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    DomainWriter(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Creates a domain; one that was removed before goes on from its last revision.
     *
     * @param traceparent the trace that the change belongs to
     * @return fails with {@link DomainExistsException} when it is there
     */
    public Uni<Written> create(Domain domain, String traceparent) {
        return sessions.withTransaction(session -> reserve(session, domain.name())
                .chain(() -> lock(session, domain.name()))
                .chain(row -> create(new Change(session, row, traceparent), domain)));
    }

    /**
     * Changes a domain by {@code edit}, which sees the state that the change will follow.
     *
     * @return fails with {@link UnknownDomainException} or {@link StaleRevisionException}, or with what {@code edit}
     *     throws
     */
    public Uni<Written> change(
            DomainName name, ExpectedRevision expected, String traceparent, UnaryOperator<Domain> edit) {
        return sessions.withTransaction(session ->
                lockCurrent(session, name, expected).chain(row -> edit(new Change(session, row, traceparent), edit)));
    }

    /** Removes a domain; fails as {@link #change} does. */
    public Uni<Written> remove(DomainName name, ExpectedRevision expected, String traceparent) {
        return sessions.withTransaction(session ->
                lockCurrent(session, name, expected).chain(row -> remove(new Change(session, row, traceparent), name)));
    }

    /** Makes sure that there is a row to lock. A concurrent creation of the same name is waited for here. */
    private Uni<Integer> reserve(Mutiny.Session session, DomainName name) {
        return session.createNativeQuery(RESERVE)
                .setParameter("name", name.value())
                .setParameter("now", now())
                .executeUpdate();
    }

    private static Uni<DomainRow> lock(Mutiny.Session session, DomainName name) {
        return session.find(DomainRow.class, name.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private static Uni<DomainRow> lockCurrent(Mutiny.Session session, DomainName name, ExpectedRevision expected) {
        return lock(session, name).invoke(row -> check(row, name, expected));
    }

    private static void check(@Nullable DomainRow row, DomainName name, ExpectedRevision expected) {
        if (row == null || row.removed) {
            throw new UnknownDomainException(name);
        }
        if (!expected.allows(row.revision)) {
            throw new StaleRevisionException(name, row.revision);
        }
    }

    private Uni<Written> create(Change change, Domain domain) {
        if (!change.row.removed) {
            throw new DomainExistsException(domain.name());
        }
        return store(change, domain);
    }

    private Uni<Written> edit(Change change, UnaryOperator<Domain> edit) {
        var current = change.row.current();
        if (current == null) {
            throw new IllegalStateException("domain " + change.row.name + " has no state");
        }
        var next = edit.apply(current.domain());
        return next.equals(current.domain()) ? Uni.createFrom().item(Written.of(current)) : store(change, next);
    }

    private Uni<Written> store(Change change, Domain domain) {
        var next = new DomainState(domain, change.row.revision + 1, now());
        change.row.become(next);
        return record(change).replaceWith(Written.of(next));
    }

    private Uni<Written> remove(Change change, DomainName name) {
        change.row.beRemoved(change.row.revision + 1, now());
        return record(change).replaceWith(new Written(name, change.row.revision, null));
    }

    /** History and outbox; the waiting relay is woken when the transaction commits. */
    private static Uni<Integer> record(Change change) {
        var row = change.row;
        return change.session
                .persist(RevisionRow.of(row))
                .chain(() -> change.session.persist(
                        OutboxRow.of(row.name, row.revision, row.state, row.changedAt, change.traceparent)))
                .chain(change.session::flush)
                .chain(() ->
                        change.session.createNativeQuery(OutboxRow.WAKE_RELAY).executeUpdate());
    }

    /** In the database's resolution, so that what is answered is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Change(Mutiny.Session session, DomainRow row, String traceparent) {}
}
