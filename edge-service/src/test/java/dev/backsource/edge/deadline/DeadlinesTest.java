package dev.backsource.edge.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final long NOW = Long.MAX_VALUE - 10;

    private final List<Deadline> expired = new ArrayList<>();

    private final class Recorded extends Deadline {
        @Override
        protected void expired() {
            expired.add(this);
        }
    }

    @Test
    void shouldExpireWhenItsTimeIsOverAndNotBefore() {
        // Given
        var deadlines = new Deadlines(Duration.ofSeconds(3));
        var due = Duration.ofSeconds(3).toNanos();
        deadlines.set(new Recorded());
        deadlines.expire(NOW);

        // When
        deadlines.expire(NOW + due - 1);
        var before = List.copyOf(expired);
        deadlines.expire(NOW + due);

        // Then
        assertThat(before).isEmpty();
        assertThat(expired).hasSize(1);
    }

    @Test
    void shouldExpireInTheOrderOfSetting() {
        // Given
        var deadlines = new Deadlines(Duration.ZERO);
        var first = new Recorded();
        var second = new Recorded();
        var third = new Recorded();
        deadlines.set(first);
        deadlines.set(second);
        deadlines.set(third);
        deadlines.set(first);

        // When
        deadlines.expire(NOW);
        deadlines.expire(NOW);

        // Then
        assertThat(expired).containsExactly(second, third, first);
    }

    @Test
    void shouldStartAnewForTheLastOneToo() {
        // Given
        var deadlines = new Deadlines(Duration.ofHours(1));
        var first = new Recorded();
        var last = new Recorded();
        deadlines.set(first);
        deadlines.set(last);
        deadlines.expire(NOW);

        // When
        deadlines.set(last);

        // Then
        assertThat(first.counts).isTrue();
        assertThat(last.counts).isFalse();
    }

    @Test
    void shouldExpireOnceWhatWasSetTwice() {
        // Given
        var deadlines = new Deadlines(Duration.ZERO);
        var first = new Recorded();
        var last = new Recorded();
        deadlines.set(first);
        deadlines.set(last);
        deadlines.set(last);

        // When
        deadlines.expire(NOW);
        deadlines.expire(NOW);

        // Then
        assertThat(expired).containsExactly(first, last);
        assertThat(deadlines.isEmpty()).isTrue();
    }

    @Test
    void shouldLeaveAloneWhatWasDroppedOrIsNotDue() {
        // Given
        var late = new Deadlines(Duration.ofHours(1));
        var due = new Deadlines(Duration.ZERO);
        var dropped = new Recorded();
        var moved = new Recorded();
        due.set(dropped);
        due.set(moved);
        Deadlines.drop(dropped);
        late.set(moved);

        // When
        due.expire(NOW);
        late.expire(NOW);

        // Then
        assertThat(expired).isEmpty();
    }

    @Test
    void shouldLetADeadlineBeSetAgainWhenItExpires() {
        // Given
        var deadlines = new Deadlines(Duration.ZERO);
        var next = new Recorded();
        deadlines.set(new Deadline() {
            @Override
            protected void expired() {
                deadlines.set(next);
            }
        });

        // When
        deadlines.expire(NOW);
        deadlines.expire(NOW);

        // Then
        assertThat(expired).containsExactly(next);
    }
}
