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
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * A domain's row; its lock orders the domain's changes. A removed domain keeps it, and with it the revision. Written by
 * {@link DomainChange} alone, in SQL.
 */
@Entity
@Table(name = "domain")
class DomainRow {
    @Id
    String name = "";

    long incarnation;
    long revision;
    boolean removed;

    /** The state as published; null when removed. */
    @Nullable
    String state;

    /** Which team's it is; null when it is of none. A removed domain keeps its team until another one adds it. */
    @Nullable
    String team;

    @Column(name = "changed_at")
    Instant changedAt = Instant.EPOCH;

    /** What {@link #state} says, once it was asked for. */
    @Transient
    @Nullable
    private DomainState decoded;

    /** The row, locked until the transaction ends; null when there never was such a domain. */
    static Uni<DomainRow> lock(Mutiny.Session session, DomainName name) {
        return session.find(DomainRow.class, name.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The row, which nobody changes until the transaction ends; null when there never was such a domain. */
    static Uni<DomainRow> hold(Mutiny.Session session, DomainName name) {
        return session.find(DomainRow.class, name.value(), LockModeType.PESSIMISTIC_READ);
    }

    /** The state it is in; null when the domain was removed or is only being created. */
    @Nullable
    DomainState current() {
        if (decoded == null && state != null) {
            decoded = DomainState.decode(state);
        }
        return decoded;
    }

    /** Where it stands in the order of the domain's versions. */
    StateVersion place() {
        return new StateVersion(incarnation, revision, 0);
    }

    /** As {@link #current}, without what it says of the revision. */
    @Nullable
    Domain domain() {
        var current = current();
        return current == null ? null : current.domain();
    }
}
