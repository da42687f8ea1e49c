package dev.backsource.config.silence;

import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.SilenceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has been silent for too long.
 *
 * @param heardAt when it was heard last; null when it never was
 * @param detail what is wrong and what to do, in words
 */
record Silence(String subject, SilenceKind kind, @Nullable Instant heardAt, String detail) {
    String key() {
        return SilenceAlert.key(subject, kind);
    }

    SilenceAlert firing(Instant at) {
        return new SilenceAlert(subject, kind, AlertStatus.FIRING, heardAt, at, null, detail);
    }
}
