package dev.backsource.config.notification;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.SilenceKind;
import java.util.Locale;

/** The urgency of an alert, which follows from its kind. */
public enum AlertSeverity {
    /** To be looked at in working hours: nothing fails yet, or only what is shown is out of date. */
    WARNING,
    /** To be looked at now: requests of clients fail, or the fleet doesn't get changes. */
    ERROR;

    /** The severity of each alert of a domain: its requests fail. */
    public static AlertSeverity of(AlertKind kind) {
        return ERROR;
    }

    public static AlertSeverity of(SilenceKind kind) {
        return switch (kind) {
            case EDGE_SILENT, EVENTS_STALLED -> ERROR;
            case PROBER_SILENT -> WARNING;
        };
    }

    /** Whether an alert of this severity is for a receiver of alerts from {@code least} on. */
    public boolean isAtLeast(AlertSeverity least) {
        return compareTo(least) >= 0;
    }

    /** The name in the API, in labels and in messages. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
