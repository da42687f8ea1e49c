package dev.backsource.config.access.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.refusal.RefusedException;
import dev.backsource.testing.time.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final TurnedClock clock = new TurnedClock(Instant.parse("2030-01-01T00:00:00Z"));
    private final Attempts attempts = new Attempts(clock);

    @Test
    void shouldSlowDownWhoGuessesTwiceAsMuchEachTime() {
        // Given
        fail(5, "jane", HERE);

        // When
        var first = waitOf("jane", HERE);
        pass(Duration.ofSeconds(1));
        fail(1, "jane", HERE);
        var second = waitOf("jane", HERE);

        // Then
        assertThat(first).isEqualTo(1);
        assertThat(second).isEqualTo(2);
    }

    @Test
    void shouldLetTheOwnerInFromElsewhere() {
        fail(5, "jane", HERE);

        assertThatCode(() -> attempts.begin("jane", ELSEWHERE)).doesNotThrowAnyException();
    }

    @Test
    void shouldStartAnewOnceSomebodyHasSucceeded() {
        // Given
        fail(4, "jane", HERE);

        // When
        attempts.succeeded(attempts.begin("jane", HERE));

        // Then
        assertThatCode(() -> fail(5, "jane", HERE)).doesNotThrowAnyException();
    }

    @Test
    void shouldSlowDownAnAddressThatTriesMany() {
        // Given
        for (var i = 0; i < 30; i++) {
            attempts.begin("name" + i, "2001:db8::" + i);
        }

        // When
        var wait = waitOf("another", "2001:db8::ffff");

        // Then
        assertThat(wait).isEqualTo(1);
        assertThatCode(() -> attempts.begin("another", "2001:db8:0:1::1")).doesNotThrowAnyException();
    }

    /** Else whoever has one account could guess others' passwords as fast as they like. */
    @Test
    void shouldGiveASuccessBackToItsAddressOnly() {
        for (var i = 0; i < 30; i++) {
            attempts.begin("name" + i, HERE);
            if (i < 29) {
                attempts.succeeded(attempts.begin("own", HERE));
            }
        }

        assertThatThrownBy(() -> attempts.begin("own", HERE)).isInstanceOf(RefusedException.class);
    }

    @Test
    void shouldWaitNoLongerThanTheLongest() {
        // When
        for (var i = 0; i < 40; i++) {
            try {
                attempts.begin("jane", HERE);
            } catch (RefusedException e) {
                pass(Duration.ofSeconds(e.retryAfterSeconds()));
            }
        }

        // Then
        fail(1, "jane", HERE);
        assertThat(waitOf("jane", HERE)).isEqualTo(900);
    }

    @Test
    void shouldKnowNoMoreThanItMay() {
        // Given
        var slowDown = new SlowDown<String>(1, Duration.ofMinutes(1), 3);

        // When
        for (var i = 0; i < 10; i++) {
            slowDown.count("k" + i, clock.instant());
        }

        // Then
        assertThat(slowDown.size()).isEqualTo(3);
        assertThat(slowDown.pauseLeft("k9", clock.instant())).isEqualTo(Duration.ofSeconds(1));
        assertThat(slowDown.pauseLeft("k0", clock.instant())).isZero();
    }

    private void fail(int times, String name, String address) {
        for (var i = 0; i < times; i++) {
            attempts.begin(name, address);
        }
    }

    private int waitOf(String name, String address) {
        try {
            attempts.begin(name, address);
            return 0;
        } catch (RefusedException e) {
            return e.retryAfterSeconds();
        }
    }

    private void pass(Duration time) {
        clock.pass(time);
    }
}
