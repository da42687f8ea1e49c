package dev.backsource.config.notification.delivery;

import static dev.backsource.config.notification.delivery.MessageFormat.put;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.notification.AlertLinks;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.AlertmanagerSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes alerts as Alertmanager's API v2 wants them ({@code POST /api/v2/alerts}). */
@Singleton
final class AlertmanagerFormat {
    /** As Prometheus has it: an alert outlives three lost repetitions. */
    private static final int REPETITIONS = 4;

    private final ObjectMapper json;
    private final AlertLinks links;
    private final Duration lifetime;

    @Inject
    AlertmanagerFormat(ObjectMapper json, AlertLinks links, AlertmanagerSettings settings) {
        this(json, links, settings.resendEvery());
    }

    AlertmanagerFormat(ObjectMapper json, AlertLinks links, Duration resendEvery) {
        this.json = json;
        this.links = links;
        this.lifetime = resendEvery.multipliedBy(REPETITIONS);
    }

    MessageFormat.Request request(List<AlertNotice> notices, Instant now) {
        var alerts = json.createArrayNode();
        notices.forEach(notice -> alerts.add(alert(notice, now)));
        return new MessageFormat.Request(
                Map.of("Content-Type", "application/json"), alerts.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode alert(AlertNotice notice, Instant now) {
        var alert = json.createObjectNode();
        var labels = alert.putObject("labels")
                .put("alertname", notice.kind())
                .put("severity", notice.severity().name().toLowerCase(Locale.ROOT));
        put(labels, "domain", notice.domain());
        put(labels, "subject", notice.subject());
        put(labels, "team", notice.team());
        put(labels, "origin", notice.origin());
        var annotations = alert.putObject("annotations")
                .put("summary", notice.kind() + " of " + notice.place())
                .put("description", notice.detail());
        put(annotations, "runbook_url", links.runbook(notice.kind()));
        put(alert, "generatorURL", links.page(notice.domain(), notice.subject()));
        var starts = earlier(notice.startedAt(), now);
        var ended = notice.endedAt();
        var ends = ended == null ? now.plus(lifetime) : earlier(ended, now);
        return alert.put("startsAt", starts.toString())
                .put("endsAt", (ends.isBefore(starts) ? starts : ends).toString());
    }

    /**
     * The times of an alert may come from disagreeing clocks; Alertmanager refuses all alerts of a request with one that ends before it starts, and takes one
     * with an end in the future for a firing one.
     */
    private static Instant earlier(Instant time, Instant now) {
        return time.isBefore(now) ? time : now;
    }
}
