package dev.backsource.config.notification.delivery;

import static dev.backsource.config.notification.delivery.Notices.NOW;
import static dev.backsource.policy.event.AlertStatus.FIRING;
import static dev.backsource.policy.event.AlertStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.notification.AlertSnapshot;
import dev.backsource.config.notification.DueNotices;
import dev.backsource.config.notification.ToldAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertGroupTest {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    @Test
    void shouldMakeOneMessageOfADeadOriginOf500Domains() {
        // Given
        var alerts = IntStream.range(0, 500)
                .mapToObj(number -> Notices.firing("d" + number + ".example.com", "192.0.2.1", NOW))
                .toList();

        // When
        var groups = AlertGroup.of(alerts);
        var message = groups.get(0).toMessage(new UUID(0, 1), List.of(), NOW);

        // Then
        assertThat(groups).hasSize(1);
        assertThat(message.total()).isEqualTo(500);
        assertThat(message.alerts()).hasSize(AlertMessage.MOST_LISTED);
        assertThat(message.summary())
                .isEqualTo("FIRING: origin-port-closed of d0.example.com and 499 more (origin 192.0.2.1)");
    }

    @Test
    void shouldKeepOriginsAndStatusesApart() {
        // Given
        var one = Notices.firing("a.example.com", "192.0.2.1", NOW);
        var other = Notices.firing("b.example.com", "192.0.2.2", NOW);
        var ended = Notices.resolved(Notices.firing("c.example.com", "192.0.2.1", NOW), NOW);

        // Then
        assertThat(AlertGroup.of(List.of(one, other, ended))).hasSize(3);
    }

    @Test
    void shouldWaitForOthersAndBehindTheLastMessage() {
        // Given
        var group = AlertGroup.of(List.of(
                        Notices.firing("a.example.com", "192.0.2.1", NOW),
                        Notices.firing("b.example.com", "192.0.2.1", NOW.plusSeconds(9))))
                .get(0);

        // Then
        assertThat(isDue(group, Map.of(), NOW.plusSeconds(9))).isFalse();
        assertThat(isDue(group, Map.of(), NOW.plusSeconds(10))).isTrue();
        assertThat(isDue(group, Map.of(group.key(), NOW.minusSeconds(49)), NOW.plusSeconds(10)))
                .isFalse();
        assertThat(isDue(group, Map.of(group.key(), NOW.minusSeconds(50)), NOW.plusSeconds(10)))
                .isTrue();
    }

    @Test
    void shouldCountTheAlertsThatGoOn() {
        // Given
        var ended = Notices.resolved(Notices.firing("a.example.com", "192.0.2.1", NOW), NOW);
        var others = List.of(
                Notices.firing("b.example.com", "192.0.2.1", NOW), Notices.firing("c.example.com", "192.0.2.2", NOW));

        // When
        var message = AlertGroup.of(List.of(ended)).get(0).toMessage(new UUID(0, 1), others, NOW);

        // Then
        assertThat(message.remaining()).isEqualTo(1);
    }

    /** An incident of PagerDuty is of both, so it must not be resolved. */
    @Test
    void shouldCountAnAlertThatBeginsWhileAnotherOfItsCauseEnds() {
        // Given
        var first = Notices.firing("a.example.com", "192.0.2.1", NOW);
        var second = Notices.firing("b.example.com", "192.0.2.1", NOW);
        var groups = AlertGroup.of(List.of(Notices.resolved(first, NOW), second));

        // When
        var after = AlertGroup.firingAfter(List.of(first), groups);
        var messages = groups.stream()
                .map(group -> group.toMessage(new UUID(0, 1), after, NOW))
                .toList();

        // Then
        assertThat(messages).extracting(AlertMessage::status).containsExactly(FIRING, RESOLVED);
        assertThat(messages).extracting(AlertMessage::remaining).containsExactly(0, 1);
    }

    @Test
    void shouldNotWaitForAClockThatIsAhead() {
        // Given
        var group = AlertGroup.of(List.of(Notices.firing("a.example.com", "192.0.2.1", NOW)))
                .get(0);

        // Then
        assertThat(isDue(group, Map.of(), NOW.minusSeconds(10))).isFalse();
        assertThat(isDue(group, Map.of(), NOW.minusSeconds(11))).isTrue();
    }

    /** Such an end is at the time of each comparison, so it would wait for ever. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotWaitForOthersWithAnEndThatTheComparisonFound(boolean isGone) {
        // Given
        var told = Notices.firing("a.example.com", "192.0.2.1", NOW.minusSeconds(300));
        var known = Map.of(told.key(), new ToldAlert(told, NOW.minusSeconds(290)));
        var present = new AlertSnapshot(isGone ? List.of() : List.of(told), true, true);

        // When
        var groups = AlertGroup.of(DueNotices.of(present, notice -> false, known, null, notice -> false, NOW));

        // Then
        assertThat(groups).extracting(group -> group.notices().get(0).status()).containsExactly(RESOLVED);
        assertThat(isDue(groups.get(0), Map.of(), NOW)).isTrue();
        assertThat(isDue(groups.get(0), Map.of(groups.get(0).key(), NOW.minusSeconds(59)), NOW))
                .isFalse();
    }

    private static boolean isDue(AlertGroup group, Map<String, Instant> last, Instant now) {
        return group.isDue(last, WAIT, INTERVAL, now);
    }
}
