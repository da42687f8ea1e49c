package dev.backsource.config.notification.receiver;

import dev.backsource.policy.finding.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A receiver's row. Written in SQL alone. */
@Entity
@Table(name = "receiver")
class ReceiverRow {
    @Id
    String id = "";

    String name = "";
    String kind = "";

    @Nullable
    String team;

    String severity = "";
    boolean enabled;
    String address = "";
    byte @Nullable [] target;

    @Column(name = "sealed_with")
    @Nullable
    String sealedWith;

    @Column(name = "key_id")
    @Nullable
    String keyId;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    int failures;

    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    @Column(name = "last_error_at")
    @Nullable
    Instant lastErrorAt;

    @Column(name = "last_success_at")
    @Nullable
    Instant lastSuccessAt;

    boolean confirmed;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt = Instant.EPOCH;

    @Column(name = "switched_off_at")
    @Nullable
    Instant switchedOffAt;

    Receiver toReceiver(long pending) {
        var kindOf = ReceiverKind.of(kind);
        var waits = enabled && (pending > 0 || kindOf == ReceiverKind.ALERTMANAGER);
        return new Receiver(
                id,
                name,
                kindOf,
                team,
                Severity.valueOf(severity),
                enabled,
                address,
                keyId,
                createdAt,
                new ReceiverState(
                        ReceiverCondition.of(enabled, switchedOffAt != null, failures > 0, confirmed),
                        pending,
                        failures,
                        failingSince,
                        lastError,
                        lastErrorAt,
                        lastSuccessAt,
                        waits ? nextAttemptAt : null,
                        switchedOffAt));
    }
}
