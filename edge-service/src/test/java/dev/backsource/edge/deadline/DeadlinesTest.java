package dev.backsource.edge.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private final List<Deadline> expired = new ArrayList<>();

    private final class Recorded extends Deadline {
        @Override
        protected void expired() {
            expired.add(this);
        }
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
        deadlines.expire();
        deadlines.expire();

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
        deadlines.expire();

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
        deadlines.expire();
        deadlines.expire();

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
        due.expire();
        late.expire();

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
        deadlines.expire();
        deadlines.expire();

        // Then
        assertThat(expired).containsExactly(next);
    }
}
