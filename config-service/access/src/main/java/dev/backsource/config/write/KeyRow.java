package dev.backsource.config.write;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A used idempotency key. {@link KeyStore} writes and reads it. */
@Entity
@Table(name = "idempotency_key")
@IdClass(KeyRow.Place.class)
class KeyRow {
    @Id
    String operator = "";

    @Id
    String key = "";

    @Id
    int part;

    String fingerprint = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    /** Null while a batch has no response yet. */
    @Nullable
    Integer status;

    @Nullable
    String etag;

    @Nullable
    String location;

    @Nullable
    String body;

    /** The response to replay; null when there is none yet. */
    @Nullable
    StoredAnswer answer() {
        return status == null || body == null ? null : new StoredAnswer(status, etag, location, body, true);
    }

    /** The primary key. */
    static final class Place implements Serializable {
        private static final long serialVersionUID = 1L;

        String operator = "";
        String key = "";
        int part;

        Place() {}

        Place(IdempotencyKey of) {
            operator = of.operator();
            key = of.key();
            part = of.part();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place
                    && place.operator.equals(operator)
                    && place.key.equals(key)
                    && place.part == part;
        }

        @Override
        public int hashCode() {
            return Objects.hash(operator, key, part);
        }
    }
}
