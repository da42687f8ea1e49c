package dev.backsource.config.silence;

import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.SilenceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edge, the probers or Kafka, silent for too long.
 *
 * @param heardAt the last sign of it; null when there never was one
 * @param detail the problem and its remedy, in words
 */
record Silence(String subject, SilenceKind kind, @Nullable Instant heardAt, String detail) {
    String key() {
        return SilenceAlert.key(subject, kind);
    }

    SilenceAlert firing(Instant at) {
        return new SilenceAlert(subject, kind, AlertStatus.FIRING, heardAt, at, null, detail);
    }
}
