package dev.backsource.config.notification.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverConditionTest {
    @ParameterizedTest(name = "enabled {0}, switched off {1}, fails {2}, has succeeded {3}: {4}")
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
            boolean enabled, boolean isSwitchedOff, boolean fails, boolean hasSucceeded, ReceiverCondition condition) {
        assertThat(ReceiverCondition.of(enabled, isSwitchedOff, fails, hasSucceeded))
                .isEqualTo(condition);
    }
}
