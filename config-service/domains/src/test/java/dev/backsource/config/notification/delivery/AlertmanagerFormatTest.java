package dev.backsource.config.notification.delivery;

import static dev.backsource.config.notification.delivery.Notices.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldWriteAlertsAsPrometheusDoes() throws Exception {
        // Given
        var format = new AlertmanagerFormat(JSON, Notices.LINKS, Duration.ofMinutes(1));
        var firing = Notices.firing("www.example.com", "192.0.2.1", NOW.minusSeconds(600));
        var ended = Notices.resolved(firing, NOW.minusSeconds(5));

        // When
        var alerts = JSON.readTree(format.request(List.of(firing, ended), NOW).body());

        // Then
        assertThat(alerts.get(0)).isEqualTo(JSON.readTree("""
                {"labels": {"alertname": "origin-port-closed", "severity": "error", "domain": "www.example.com", "team": "shop", "origin": "192.0.2.1"},
                 "annotations": {"summary": "origin-port-closed of www.example.com", "description": "Port 443 is closed at <192.0.2.1>.",
                                 "runbook_url": "https://docs.example.net/runbooks#origin-port-closed"},
                 "generatorURL": "https://cdn.example.net/console/domains/www.example.com",
                 "startsAt": "2026-01-01T11:50:00Z", "endsAt": "2026-01-01T12:04:00Z"}"""));
        assertThat(alerts.get(1).path("labels")).isEqualTo(alerts.get(0).path("labels"));
        assertThat(alerts.get(1).path("endsAt").asText()).isEqualTo("2026-01-01T11:59:55Z");
    }

    /** One alert that ends before it starts would have Alertmanager refuse all; one with an end in the future fires. */
    @ParameterizedTest(name = "started {0} s ago, ended {1} s ago")
    @CsvSource({"600, 700, 600, 600", "-60, -30, 0, 0", "600, -30, 600, 0", "-60, 5, 0, 0", "600, 5, 600, 5"})
    void shouldOrderTheTimesOfDisagreeingClocks(int started, int ended, int starts, int ends) throws Exception {
        // Given
        var format = new AlertmanagerFormat(JSON, Notices.LINKS, Duration.ofMinutes(1));
        var alert = Notices.resolved(
                Notices.firing("www.example.com", "192.0.2.1", NOW.minusSeconds(started)), NOW.minusSeconds(ended));

        // When
        var sent = JSON.readTree(format.request(List.of(alert), NOW).body()).get(0);

        // Then
        assertThat(sent.path("startsAt").asText())
                .isEqualTo(NOW.minusSeconds(starts).toString());
        assertThat(sent.path("endsAt").asText())
                .isEqualTo(NOW.minusSeconds(ends).toString());
    }
}
