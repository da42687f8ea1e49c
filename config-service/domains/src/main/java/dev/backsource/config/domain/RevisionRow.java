package dev.backsource.config.domain;

import dev.backsource.config.access.Author;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Part;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** One revision in a domain's history. {@link RevisionStore} writes it once; {@link RevisionPositions} adds the position at which it was published. */
@Entity
@Table(name = "domain_revision")
@IdClass(RevisionRow.Key.class)
class RevisionRow {
    @Id
    String domain = "";

    @Id
    long revision;

    /** Null for a removal. */
    @Nullable
    String state;

    @Column(name = "changed_at")
    Instant changedAt = Instant.EPOCH;

    /** Null when the change names nobody. */
    @Nullable
    @Column(name = "changed_by")
    String changedBy;

    /** In the form of {@link Author#stored}; null for revisions of earlier versions. */
    @Nullable
    String author;

    /** Null when it restored none. */
    @Nullable
    @Column(name = "restored_from")
    Long restoredFrom;

    @Nullable
    @Column(name = "kafka_partition")
    Integer partition;

    @Nullable
    @Column(name = "kafka_offset")
    Long offset;

    @Nullable
    @Column(name = "published_at")
    Instant publishedAt;

    /** The owning team at that revision; null for none. */
    @Nullable
    String team;

    /** Null when there is no such revision. */
    static Uni<RevisionRow> find(Mutiny.Session session, DomainName name, long revision) {
        return session.find(RevisionRow.class, new Key(name.value(), revision));
    }

    /** Whether the revision was published behind that offset of its partition, or is still unpublished. */
    boolean isBehind(long place) {
        return offset == null || offset > place;
    }

    /** The state that a restore of the revision brings back, without an exception from verification that has ended; null for a removal. */
    @Nullable
    Domain restorable(Instant now) {
        if (state == null) {
            return null;
        }
        var then = DomainState.decode(state).domain();
        return then.with(Part.ORIGIN_TLS, then.originTls().effectiveAt(now));
    }

    StoredRevision toStored() {
        var then = state == null ? null : DomainState.decode(state);
        return new StoredRevision(
                revision, changedAt, changedBy, Author.of(author, changedBy), restoredFrom, then, team);
    }

    /** The primary key. */
    static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        String domain = "";
        long revision;

        Key() {}

        Key(String domain, long revision) {
            this.domain = domain;
            this.revision = revision;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.domain.equals(domain) && key.revision == revision;
        }

        @Override
        public int hashCode() {
            return 31 * domain.hashCode() + Long.hashCode(revision);
        }
    }
}
