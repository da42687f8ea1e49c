package dev.backsource.config.notification.delivery;

import static dev.backsource.config.notification.delivery.Notices.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.receiver.ReceiverKind;
import dev.backsource.config.notification.receiver.ReceiverTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class MessageFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final URI HOOK = URI.create("https://hooks.example.com/in");
    private static final AlertNotice FIRING = Notices.firing("www.example.com", "192.0.2.1", NOW);

    private final MessageFormat format = new MessageFormat(JSON, Notices.LINKS);

    @Test
    void shouldSendASignedCloudEvent() throws Exception {
        // Given
        var secret = "whsec_"
                + Base64.getEncoder()
                        .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

        // When
        var request = format.request(ReceiverKind.WEBHOOK, new ReceiverTarget(HOOK, secret), message(FIRING, 0), NOW);

        // Then
        var event = read(request);
        assertThat(request.headers()).containsEntry("Content-Type", "application/cloudevents+json; charset=utf-8");
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo(request.headers().get("webhook-id"));
        assertThat(event.path("type").asText()).isEqualTo("dev.backsource.alerts-told.v1");
        assertThat(event.path("data").path("status").asText()).isEqualTo("FIRING");
        assertThat(event.path("data").path("runbook").asText())
                .isEqualTo("https://docs.example.net/runbooks#origin-port-closed");
        assertThat(event.at("/data/alerts/0/page").asText())
                .isEqualTo("https://cdn.example.net/console/domains/www.example.com");
        assertThat(event.at("/data/alerts/0/silence").asText())
                .isEqualTo("https://alerts.example.net/#/silences/new?filter="
                        + "%7Balertname%3D%22origin-port-closed%22%2Cdomain%3D%22www.example.com%22%7D");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((event.path("id").asText() + "." + NOW.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers())
                .containsEntry("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                .containsEntry(
                        "webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.body())))
                .containsKey("webhook-key-id");
    }

    @Test
    void shouldEscapeTextForSlack() {
        // When
        var text = read(format.request(ReceiverKind.SLACK, new ReceiverTarget(HOOK, ""), message(FIRING, 0), NOW))
                .path("text")
                .asText();

        // Then
        assertThat(text).isEqualTo("""
                        *FIRING: origin-port-closed of www.example.com (origin 192.0.2.1)*
                        • <https://cdn.example.net/console/domains/www.example.com|www.example.com>: Port 443 is closed at &lt;192.0.2.1&gt;.
                        <https://docs.example.net/runbooks#origin-port-closed|Runbook>""");
    }

    @Test
    void shouldResolveAnIncidentOncePagerDutyHasNoFiringAlertOfIt() {
        // Given
        var ended = Notices.resolved(FIRING, NOW.plusSeconds(60));

        // When
        var begun = pagerDuty(message(FIRING, 0));
        var partly = pagerDuty(message(ended, 2));
        var wholly = pagerDuty(message(ended, 0));

        // Then
        assertThat(List.of(begun, partly, wholly))
                .extracting(event -> event.path("event_action").asText())
                .containsExactly("trigger", "trigger", "resolve");
        assertThat(List.of(begun, partly, wholly))
                .extracting(event -> event.path("dedup_key").asText())
                .containsOnly(begun.path("dedup_key").asText());
        assertThat(begun.path("routing_key").asText()).isEqualTo("R0UT1NG");
        assertThat(begun.at("/payload/severity").asText()).isEqualTo("error");
        assertThat(begun.at("/payload/source").asText()).isEqualTo("192.0.2.1");
        assertThat(partly.at("/payload/summary").asText()).endsWith("2 still fire");
    }

    private JsonNode pagerDuty(AlertMessage message) {
        return read(format.request(ReceiverKind.PAGERDUTY, new ReceiverTarget(HOOK, "R0UT1NG"), message, NOW));
    }

    private static AlertMessage message(AlertNotice notice, int remaining) {
        var others = IntStream.range(0, remaining)
                .mapToObj(number -> Notices.firing("d" + number + ".example.com", "192.0.2.1", NOW))
                .toList();
        return AlertGroup.of(List.of(notice)).get(0).toMessage(new UUID(1, 2), others, NOW);
    }

    private static JsonNode read(MessageFormat.Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
