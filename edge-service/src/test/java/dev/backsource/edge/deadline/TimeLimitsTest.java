package dev.backsource.edge.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {
    private static final long NOW = 7;

    private final List<String> expired = new ArrayList<>();

    private final class Named extends Deadline {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        protected void expired() {
            expired.add(name);
        }
    }

    @Test
    void shouldEndWhatHasTheUsualTimeAndLeaveWhatHasMore() {
        // Given
        var limits = new TimeLimits(Duration.ZERO);
        limits.set(new Named("usual"), 0);
        limits.set(new Named("patient"), 600_000);

        // When
        limits.expire(NOW);

        // Then
        assertThat(expired).containsExactly("usual");
    }

    @Test
    void shouldMoveADeadlineFromOneTimeToAnother() {
        // Given
        var limits = new TimeLimits(Duration.ZERO);
        var deadline = new Named("moved");
        limits.set(deadline, 0);

        // When
        limits.set(deadline, 600_000);
        limits.expire(NOW);
        var whileLater = List.copyOf(expired);
        limits.set(deadline, 0);
        limits.expire(NOW);

        // Then
        assertThat(whileLater).isEmpty();
        assertThat(expired).containsExactly("moved");
    }
}
