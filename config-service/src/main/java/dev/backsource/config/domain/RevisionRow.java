package dev.backsource.config.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One revision in a domain's history. Written once; the outbox relay adds where it was published. */
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

    @Nullable
    @Column(name = "kafka_partition")
    Integer partition;

    @Nullable
    @Column(name = "kafka_offset")
    Long offset;

    @Nullable
    @Column(name = "published_at")
    Instant publishedAt;

    static RevisionRow of(DomainRow row) {
        var revision = new RevisionRow();
        revision.domain = row.name;
        revision.revision = row.revision;
        revision.state = row.state;
        revision.changedAt = row.changedAt;
        return revision;
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
