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
        return alerts.areKnown() && silences.areKnown() && !reading.now().isStalled();
    }

    public List<AlertNotice> all() {
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
