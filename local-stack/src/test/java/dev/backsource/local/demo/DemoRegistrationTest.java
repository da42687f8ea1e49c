package dev.backsource.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoRegistrationTest {
    @Test
    void shouldTryUntilTheApiIsThereAndTellEachReasonOnce() throws Exception {
        // Given
        var reasons = new ArrayList<>(List.of("no answer", "no answer", "answered 503"));
        var registration = new DemoRegistration(() -> {
            if (reasons.isEmpty()) {
                return "registered";
            }
            throw new IllegalStateException(reasons.remove(0));
        });
        var log = new ArrayList<String>();

        // When
        var told = registration.keepTrying(Duration.ZERO, log::add);

        // Then
        assertThat(told).isEqualTo("registered");
        assertThat(log)
                .containsExactly(
                        "not registered yet, retrying: no answer", "not registered yet, retrying: answered 503");
    }
}
