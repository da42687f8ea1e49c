package dev.backsource.config.notification.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.finding.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverConditionTest {
    @ParameterizedTest(name = "enabled {0}, switched off {1}, fails {2}, confirmed {3}: {4}")
    @CsvSource({
        "true, false, false, true, WORKING",
        "true, false, false, false, UNCONFIRMED",
        "true, false, true, true, FAILING",
        "true, false, true, false, FAILING",
        "false, true, true, true, SWITCHED_OFF",
        "false, false, true, true, DISABLED",
        "false, false, false, true, DISABLED"
    })
    void shouldFollowFromTheLastAttempts(
            boolean enabled, boolean isSwitchedOff, boolean fails, boolean isConfirmed, ReceiverCondition condition) {
        assertThat(ReceiverCondition.of(enabled, isSwitchedOff, fails, isConfirmed))
                .isEqualTo(condition);
    }

    /** Its earlier success is still shown, with its age. */
    @Test
    void shouldNotBeWorkingAgainBeforeSomethingIsAccepted() {
        // Given
        var turnedOn = new ReceiverRow();
        turnedOn.kind = ReceiverKind.WEBHOOK.word();
        turnedOn.severity = Severity.ERROR.name();
        turnedOn.enabled = true;
        turnedOn.lastSuccessAt = Instant.parse("2026-06-01T12:00:00Z");

        // When
        var before = turnedOn.toReceiver(0).state();
        turnedOn.confirmed = true;

        // Then
        assertThat(before.condition()).isEqualTo(ReceiverCondition.UNCONFIRMED);
        assertThat(before.lastSuccessAt()).isEqualTo(turnedOn.lastSuccessAt);
        assertThat(turnedOn.toReceiver(0).state().condition()).isEqualTo(ReceiverCondition.WORKING);
    }
}
