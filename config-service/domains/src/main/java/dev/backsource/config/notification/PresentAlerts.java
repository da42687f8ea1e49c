package dev.backsource.config.notification;

import dev.backsource.config.health.Alerts;
import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.config.silence.Silences;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alerts of all domains and of the fleet as this instance knows them. */
@Singleton
public final class PresentAlerts {
    private final Alerts alerts;
    private final Silences silences;
    private final ReadingProgress reading;

    PresentAlerts(Alerts alerts, Silences silences, ReadingProgress reading) {
        this.alerts = alerts;
        this.silences = silences;
        this.reading = reading;
    }

    /** Whether this instance has read all alerts and Kafka responds to it. Otherwise further alerts may exist. */
    public boolean areComplete() {
        return areRead() && !reading.now().isStalled();
    }

    private boolean areRead() {
        return alerts.areKnown() && silences.areKnown();
    }

    /** What is read behind the answer that all is read belongs to it, so that answer comes first. */
    public AlertSnapshot snapshot() {
        var isRead = areRead();
        var isComplete = isRead && areComplete();
        return new AlertSnapshot(all(), isRead, isComplete);
    }

    List<AlertNotice> all() {
        return Stream.concat(
                        alerts.all(alert -> true).stream().map(AlertNotice::of),
                        silences.all().stream().map(AlertNotice::of))
                .toList();
    }

    /** A firing alert; null when there is none under this key. */
    @Nullable
    AlertNotice firing(String key) {
        return all().stream()
                .filter(alert -> alert.isFiring() && alert.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Counts the changes of alerts. */
    public long changes() {
        return alerts.changes() + silences.changes();
    }
}
