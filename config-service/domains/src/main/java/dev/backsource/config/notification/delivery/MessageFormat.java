package dev.backsource.config.notification.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.notification.AlertLinks;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.receiver.ReceiverKind;
import dev.backsource.config.notification.receiver.ReceiverTarget;
import dev.backsource.policy.finding.Severity;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a message as a receiver expects it. */
@Singleton
final class MessageFormat {
    static final String TYPE = "dev.backsource.alerts-told.v1";
    static final String SOURCE = "/config-service";

    /** PagerDuty's limit of a summary. */
    private static final int MAX_SUMMARY = 1024;

    private static final int SLACK_LISTED = 10;
    private static final int SLACK_DETAIL = 300;

    private final ObjectMapper json;
    private final AlertLinks links;

    MessageFormat(ObjectMapper json, AlertLinks links) {
        this.json = json;
        this.links = links;
    }

    /** A request's header fields and body. */
    record Request(Map<String, String> headers, byte[] body) {}

    /** @param now the time of the attempt, which a signature contains */
    Request request(ReceiverKind kind, ReceiverTarget target, AlertMessage message, Instant now) {
        return switch (kind) {
            case WEBHOOK -> signed(target, message, now);
            case SLACK -> plain(slack(message));
            case PAGERDUTY -> plain(pagerduty(message, target.secret()));
            case ALERTMANAGER -> throw new IllegalArgumentException("Alertmanager gets alerts instead of messages");
        };
    }

    private Request signed(ReceiverTarget target, AlertMessage message, Instant now) {
        var body = bytes(cloudEvent(message));
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
        headers.putAll(WebhookSignature.headers(target, message.id().toString(), now, body));
        return new Request(headers, body);
    }

    private Request plain(ObjectNode body) {
        return new Request(Map.of("Content-Type", "application/json"), bytes(body));
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** CloudEvents 1.0 in structured mode. */
    private ObjectNode cloudEvent(AlertMessage message) {
        var event = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", message.id().toString())
                .put("source", SOURCE)
                .put("type", TYPE)
                .put("subject", message.kind() + "/" + message.cause())
                .put("time", message.createdAt().toString())
                .put("datacontenttype", "application/json");
        ObjectNode data = json.valueToTree(message);
        data.remove("id");
        data.put("summary", message.summary());
        put(data, "runbook", runbook(message));
        data.withArray("alerts").forEach(entry -> link((ObjectNode) entry, message.kind()));
        event.set("data", data);
        return event;
    }

    private void link(ObjectNode alert, String kind) {
        var domain = alert.path("domain").textValue();
        put(alert, "page", links.page(domain, alert.path("subject").textValue()));
        put(alert, "silence", links.silence(kind, domain, alert.path("subject").textValue()));
    }

    private ObjectNode slack(AlertMessage message) {
        var lines = message.alerts().stream()
                .limit(SLACK_LISTED)
                .map(this::slackLine)
                .collect(Collectors.joining("\n"));
        var runbook = runbook(message);
        return json.createObjectNode()
                .put(
                        "text",
                        "*" + escaped(message.summary()) + "*\n" + lines
                                + (message.total() > SLACK_LISTED ? "\n… of " + message.total() : "")
                                + (runbook == null ? "" : "\n<" + runbook + "|Runbook>"));
    }

    private String slackLine(AlertNotice notice) {
        var page = links.page(notice.domain(), notice.subject());
        var place = escaped(notice.place());
        return "• " + (page == null ? place : "<" + page + "|" + place + ">") + ": "
                + escaped(AlertNotice.cut(notice.detail(), SLACK_DETAIL));
    }

    private @Nullable String runbook(AlertMessage message) {
        return message.test() ? null : links.runbook(message.kind());
    }

    /** As Slack wants text. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** One incident for each kind and cause; it is resolved once none of its alerts fires. */
    private ObjectNode pagerduty(AlertMessage message, String routingKey) {
        var resolves = !message.isFiring() && message.remaining() == 0;
        var event = json.createObjectNode()
                .put("routing_key", routingKey)
                .put("event_action", resolves ? "resolve" : "trigger")
                .put("dedup_key", dedupKey(message))
                .put("client", "Backsource");
        var first = message.alerts().get(0);
        put(event, "client_url", links.page(first.domain(), first.subject()));
        var runbook = runbook(message);
        if (runbook != null) {
            event.putArray("links").addObject().put("href", runbook).put("text", "Runbook");
        }
        var summary = message.isFiring() || resolves
                ? message.summary()
                : message.summary() + "; " + message.remaining() + " still fire";
        var payload = event.putObject("payload")
                .put("summary", AlertNotice.cut(summary, MAX_SUMMARY))
                .put("source", message.cause())
                .put("severity", message.severity() == Severity.ERROR ? "error" : "warning")
                .put("timestamp", message.createdAt().toString())
                .put("class", message.kind());
        var details = payload.putObject("custom_details").put("total", message.total());
        details.set("alerts", json.valueToTree(message.alerts()));
        return event;
    }

    /** Within PagerDuty's limit of 255 characters: a domain or an origin has 253 at most, so a hash takes the key's place. */
    private static String dedupKey(AlertMessage message) {
        return (message.test() ? "backsource-test/" : "backsource/")
                + UUID.nameUUIDFromBytes((message.kind() + "/" + message.cause()).getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves out a field without a value. */
    static void put(ObjectNode into, String field, @Nullable String value) {
        if (value != null) {
            into.put(field, value);
        }
    }
}
