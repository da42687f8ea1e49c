package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * A domain's row; its lock orders the domain's changes. A removed domain keeps its row, and so its revision. Only {@link RevisionStore} writes rows,
 * in SQL.
 */
@Entity
@Table(name = "domain")
class DomainRow {
    private static final String LOCK = """
            select name, incarnation, revision, removed, state, team, changed_at, unverified_since, unverified_until from domain
            where name = any(string_to_array(:names, ' ')) order by name for no key update""";

    @Id
    String name = "";

    long incarnation;
    long revision;
    boolean removed;

    /** The state as published; null when removed. */
    @Nullable
    String state;

    /** The owning team; null for none. A removed domain keeps its team until another one adds it. */
    @Nullable
    String team;

    @Column(name = "changed_at")
    Instant changedAt = Instant.EPOCH;

    /** Of the {@link UnverifiedPeriod}; null when there was none. */
    @Nullable
    @Column(name = "unverified_since")
    Instant unverifiedSince;

    /** Of the {@link UnverifiedPeriod}; null for no end. */
    @Nullable
    @Column(name = "unverified_until")
    Instant unverifiedUntil;

    /** The decoded {@link #state}, once it was needed. */
    @Transient
    @Nullable
    private DomainState decoded;

    /** The row, locked until the transaction ends; null when there never was such a domain. */
    static Uni<DomainRow> lock(Mutiny.Session session, DomainName name) {
        return session.find(DomainRow.class, name.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The rows of those of {@code names} that there ever were, by name, locked in this order until the transaction ends. */
    static Uni<List<DomainRow>> lock(Mutiny.Session session, Collection<DomainName> names) {
        return session.createNativeQuery(LOCK, DomainRow.class)
                .setParameter("names", JoinedNames.of(names))
                .getResultList();
    }

    /** The row, which nobody changes until the transaction ends; null when there never was such a domain. */
    static Uni<DomainRow> hold(Mutiny.Session session, DomainName name) {
        return session.find(DomainRow.class, name.value(), LockModeType.PESSIMISTIC_READ);
    }

    /** The present state; null when the domain was removed or is being created. */
    @Nullable
    DomainState current() {
        if (decoded == null && state != null) {
            decoded = DomainState.decode(state);
        }
        return decoded;
    }

    /** Its place in the order of the domain's versions. */
    StateVersion place() {
        return new StateVersion(incarnation, revision, 0);
    }

    /** The latest period without verification; null when there was none. */
    @Nullable
    UnverifiedPeriod unverified() {
        return unverifiedSince == null ? null : new UnverifiedPeriod(unverifiedSince, unverifiedUntil);
    }

    /** The domain of the {@link #current} state, without the revision. */
    @Nullable
    Domain domain() {
        var current = current();
        return current == null ? null : current.domain();
    }
}
