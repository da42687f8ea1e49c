package dev.backsource.config.silence;

import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.SilenceAlert;
import java.time.Duration;
import java.time.Instant;

/**
 * An alert in the database.
 *
 * @param revision counts its changes; it never decreases, and is part of the id of each change's event
 * @param affirmedAt when an instance last saw the silence
 */
record StoredSilence(SilenceAlert alert, long revision, Instant affirmedAt) {
    boolean isFiring() {
        return alert.status() == AlertStatus.FIRING;
    }

    /** Whether no instance has seen the silence for {@code lease}. */
    boolean isForsaken(Duration lease, Instant now) {
        return Duration.between(affirmedAt, now).compareTo(lease) > 0;
    }

    SilenceAlert resolved(Instant at) {
        return new SilenceAlert(
                alert.subject(),
                alert.kind(),
                AlertStatus.RESOLVED,
                alert.heardAt(),
                alert.startedAt(),
                at,
                switch (alert.kind()) {
                    case PROBER_SILENT -> "Ports are checked again.";
                    case EDGE_SILENT -> "The edge is reporting again, or was removed from the list of edges.";
                    case EDGE_LAGGING -> "The edge has applied the changes, or no longer reports.";
                    case ROLLOUT_FORGOTTEN -> "The progressive rollout was resumed, or has ended.";
                    case EVENTS_STALLED -> "config-service receives events from Kafka again.";
                });
    }
}
