package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventTest {
    private static final CloudEvent EVENT = new CloudEvent(
            "www.example.com/7",
            Topic.POLICY_CHANGES.eventType(),
            "/config-service",
            "www.example.com",
            Instant.parse("2026-01-02T03:04:05Z"),
            7L,
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "J\u00fcrgen <j@example.com>",
            1_795_000_000_000L,
            "shop",
            250L);

    @Test
    void shouldSurviveTheWayThroughHeaders() {
        // Given
        var headers = EVENT.toHeaders();

        // When
        var read = CloudEvent.fromHeaders(headers::get);

        // Then
        assertThat(read).isEqualTo(EVENT);
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_incarnation", "1795000000000")
                .containsEntry("ce_team", "shop")
                .containsEntry("ce_masschange", "250")
                .containsEntry("ce_changedby", "J\u00fcrgen <j@example.com>");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, , ce_specversion is missing",
        "ce_specversion, 2.0, not 1.0",
        "ce_id, , ce_id is missing",
        "ce_type, , ce_type is missing",
        "ce_source, , ce_source is missing",
        "ce_subject, , ce_subject is missing",
        "ce_time, , ce_time is missing",
        "ce_time, yesterday, not an RFC 3339 time",
        "ce_revision, seven, not a number",
        "ce_incarnation, second, not a number",
        "ce_masschange, all, not a number",
    })
    void shouldSayWhichHeaderIsWrong(String name, String value, String reason) {
        // Given
        var headers = new HashMap<>(EVENT.toHeaders());
        headers.put(name, value);

        // When / Then
        assertThatThrownBy(() -> CloudEvent.fromHeaders(headers::get))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseAnEventOfAnotherTypeOrVersion() {
        assertThat(EVENT.requireType(Topic.POLICY_CHANGES)).isSameAs(EVENT);
        assertThatThrownBy(() -> EVENT.requireType(Topic.EDGE_STATUS))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("dev.backsource.policy-changed.v1");
    }
}
