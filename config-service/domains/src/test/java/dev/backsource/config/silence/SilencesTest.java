package dev.backsource.config.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.SilenceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilencesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void shouldHaveTheEdgesLaggingWhoseAlertFires() {
        // Given
        var lagging = alert("edge/a", SilenceKind.EDGE_LAGGING, null);
        var over = alert("edge/b", SilenceKind.EDGE_LAGGING, NOON.plusSeconds(60));
        var silent = alert("edge/c", SilenceKind.EDGE_SILENT, null);

        // Then
        assertThat(Silences.lagging(List.of(lagging, over, silent))).isEqualTo(Map.of("a", NOON));
    }

    private static SilenceAlert alert(String subject, SilenceKind kind, @Nullable Instant endedAt) {
        var status = endedAt == null ? AlertStatus.FIRING : AlertStatus.RESOLVED;
        return new SilenceAlert(subject, kind, status, NOON, NOON, endedAt, "why");
    }
}
