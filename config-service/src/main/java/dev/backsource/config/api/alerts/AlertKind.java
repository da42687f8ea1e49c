package dev.backsource.config.api.alerts;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.event.SilenceKind;
import java.util.Locale;

/** The kinds of alerts, of a domain's ports and of silence. */
public enum AlertKind {
    FOLLOW_NEEDS_BOTH_PORTS,
    ORIGIN_PORT_CLOSED,
    ORIGIN_UNREACHABLE,
    ORIGIN_TLS_FAILED,
    ORIGIN_TLS_REFUSED,
    ORIGIN_PROHIBITED,
    ORIGIN_CERTIFICATE_EXPIRING,
    ORIGIN_REDIRECT_LOOP,
    ORIGIN_SCHEMES_DIFFER,
    PROBER_SILENT,
    EDGE_SILENT,
    EVENTS_STALLED,
    EDGE_LAGGING,
    ROLLOUT_FORGOTTEN;

    static AlertKind of(dev.backsource.policy.event.AlertKind kind) {
        return valueOf(kind.name());
    }

    static AlertKind of(SilenceKind kind) {
        return valueOf(kind.name());
    }

    /** The name in events, API and console. */
    @JsonValue
    public String kebabName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
