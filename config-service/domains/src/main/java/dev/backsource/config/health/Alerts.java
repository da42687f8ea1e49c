package dev.backsource.config.health;

import dev.backsource.config.view.LiveView;
import dev.backsource.config.view.Views;
import dev.backsource.eventlog.reading.CompactedView;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The alerts as last published by the probers. */
@ApplicationScoped
public class Alerts {
    private final Views views;
    private final LiveView<OriginAlert> alerts;
    private final AlertOrder order = new AlertOrder();
    /** The domains of the firing alerts, by the alerts' keys: a look through them is a look through names only. */
    private final Map<String, String> firing = new ConcurrentHashMap<>();

    Alerts(Views views) {
        this.views = views;
        this.alerts = views.of(
                Topic.ORIGIN_ALERTS,
                EventCodec.ORIGIN_ALERT,
                OriginAlert::key,
                Integer.MAX_VALUE,
                CompactedView.Gate.open(),
                this::changed);
    }

    void start(@Observes StartupEvent event) {
        views.follow(alerts);
    }

    /** For each key one thread calls this, after each change. */
    private void changed(String key) {
        var alert = alerts.get(key);
        if (alert != null && alert.status() == AlertStatus.FIRING) {
            firing.put(key, alert.domain().value());
        } else {
            firing.remove(key);
        }
        order.changed();
    }

    /** The names of the domains with a firing alert, in no order; one with several is repeated. */
    public Stream<String> firing() {
        return firing.values().stream();
    }

    /** Whether all alerts that existed at the start of this instance have been read. */
    public boolean areKnown() {
        return alerts.isComplete();
    }

    /** Counts the records of alerts that were read. */
    public long changes() {
        return order.changes();
    }

    /** All alerts, the latest first. They are sorted once for all calls between two changes. */
    public List<OriginAlert> latestFirst() {
        return order.latestFirst(alerts.values());
    }

    /** The alerts that match {@code wanted}, in no order. */
    public List<OriginAlert> all(Predicate<OriginAlert> wanted) {
        return alerts.values().stream().filter(wanted).toList();
    }
}
