package dev.backsource.config.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry's row. Only {@link ChangeEntry} and {@link AuditEntryCounter} write rows, in SQL. */
@Entity
@Table(name = "audit_entry")
class AuditRow {
    @Id
    UUID id = new UUID(0, 0);

    Instant at = Instant.EPOCH;

    @Column(name = "last_at")
    Instant lastAt = Instant.EPOCH;

    long times;

    @Nullable
    @Column(name = "caller_kind")
    String callerKind;

    @Nullable
    @Column(name = "caller_id")
    String callerId;

    @Nullable
    @Column(name = "caller_name")
    String callerName;

    String address = "";
    String operation = "";
    String method = "";

    @Nullable
    String domain;

    @Nullable
    String target;

    int status;

    @Nullable
    String problem;

    @Nullable
    Long revision;

    @Nullable
    @Column(name = "idempotency_key")
    String idempotencyKey;

    String traceparent = "";

    AuditEntry toEntry() {
        return new AuditEntry(
                id.toString(),
                at,
                lastAt,
                times,
                caller(),
                address,
                operation,
                method,
                domain,
                target,
                status,
                problem,
                revision,
                idempotencyKey,
                traceparent,
                "");
    }

    private @Nullable AuditedCaller caller() {
        return callerKind == null || callerId == null || callerName == null
                ? null
                : new AuditedCaller(callerKind, callerId, callerName);
    }
}
