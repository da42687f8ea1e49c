package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.finding.Severity;
import java.util.List;

/** The kind of a silence: of a watcher, whose shown state may be out of date, or of the people whose decision something waits for. */
public enum SilenceKind {
    /** No prober checks the ports of some domains or of all. */
    PROBER_SILENT("prober-silent"),
    /** An edge no longer reports. */
    EDGE_SILENT("edge-silent"),
    /** config-service no longer gets events from Kafka. */
    EVENTS_STALLED("events-stalled"),
    /** An edge reports, but hasn't applied changes that were published a while before. */
    EDGE_LAGGING("edge-lagging"),
    /** A progressive rollout keeps its share, and nobody has decided about it for long. */
    ROLLOUT_FORGOTTEN("rollout-forgotten");

    private static final List<SilenceKind> ALL = List.of(values());

    private final String kebabName;

    SilenceKind(String kebabName) {
        this.kebabName = kebabName;
    }

    /** The name in events, API and console. */
    @JsonValue
    public String kebabName() {
        return kebabName;
    }

    /** The severity of each alert of this kind: a warning where clients are served all the same. */
    public Severity severity() {
        return switch (this) {
            case EDGE_SILENT, EVENTS_STALLED -> Severity.ERROR;
            case PROBER_SILENT, EDGE_LAGGING, ROLLOUT_FORGOTTEN -> Severity.WARNING;
        };
    }

    static List<SilenceKind> all() {
        return ALL;
    }
}
