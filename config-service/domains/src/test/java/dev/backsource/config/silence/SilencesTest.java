package dev.backsource.config.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Author;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.progressive.ProgressiveState;
import dev.backsource.config.progressive.StoredRollout;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.SilenceKind;
import dev.backsource.policy.progressive.RolloutPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Test
    void shouldSayWhichRolloutWaitsSinceWhen() {
        // Given
        var rollout = halted(ProgressiveState.FROZEN);

        // When
        var silence = ForgottenRollout.silence(rollout);
        var assessment = new SilenceAssessment(List.of(), Set.of(), Set.of(SilenceKind.EVENTS_STALLED), Map.of())
                .and(SilenceKind.ROLLOUT_FORGOTTEN, List.of(silence));

        // Then
        assertThat(silence.subject()).isEqualTo("rollout/" + rollout.id());
        assertThat(silence.heardAt()).isEqualTo(NOON);
        assertThat(silence.detail())
                .startsWith("The progressive rollout of www.example.com has been frozen since 2026-06-01T12:00:00Z.");
        assertThat(assessment.silences()).containsExactly(silence);
        assertThat(assessment.judged())
                .containsExactlyInAnyOrder(SilenceKind.EVENTS_STALLED, SilenceKind.ROLLOUT_FORGOTTEN);
    }

    private static StoredRollout halted(ProgressiveState state) {
        return new StoredRollout(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new DomainName("www.example.com"),
                "shop",
                state,
                RolloutReason.byPerson(null),
                NOON,
                RolloutPlan.DEFAULT,
                1,
                NOON,
                NOON,
                Set.of(),
                4,
                5,
                NOON,
                "ops",
                new Author(CallerKind.PERSON, "acct_1", "ops", List.of()),
                null,
                null,
                null);
    }

    private static SilenceAlert alert(String subject, SilenceKind kind, @Nullable Instant endedAt) {
        var status = endedAt == null ? AlertStatus.FIRING : AlertStatus.RESOLVED;
        return new SilenceAlert(subject, kind, status, NOON, NOON, endedAt, "why");
    }
}
