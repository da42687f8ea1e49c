package dev.backsource.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstRecordsTest {
    private final FirstRecords records = new FirstRecords();

    @Test
    void shouldKnowTheFirstRecordOfAnEventThatWasPublishedTwice() {
        // When
        var first = records.take(3, "a", 5);
        var other = records.take(3, "b", 6);
        var second = records.take(3, "a", 8);

        // Then
        assertThat(first).isTrue();
        assertThat(other).isTrue();
        assertThat(second).isFalse();
        assertThat(records.firstOf("a", 3, 8)).isEqualTo(5);
        assertThat(records.firstOf("b", 3, 6)).isEqualTo(6);
        assertThat(records.firstOf("c", 3, 9)).as("not read").isEqualTo(9);
    }

    @Test
    void shouldKnowItStillWhenThePartitionIsReadOnceMore() {
        // Given
        records.take(3, "a", 5);
        records.take(3, "a", 8);

        // When
        var first = records.take(3, "a", 5);
        var second = records.take(3, "a", 8);

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(records.firstOf("a", 3, 8)).isEqualTo(5);
    }

    @Test
    void shouldForgetRecordsThatThePartitionHasLost() {
        // Given
        records.take(3, "a", 5);
        records.take(3, "a", 8);

        // When
        var isFirst = records.take(3, "b", 5);

        // Then
        assertThat(isFirst).isTrue();
        assertThat(records.firstOf("a", 3, 8)).isEqualTo(8);
        assertThat(records.take(3, "a", 6)).isTrue();
    }

    @Test
    void shouldKnowTheLatestEventsOnly() {
        // Given
        records.take(3, "a", 0);

        // When
        for (var i = 1; i <= FirstRecords.KEPT; i++) {
            records.take(3, "other-" + i, i);
        }

        // Then
        assertThat(records.take(3, "other-1", FirstRecords.KEPT + 1)).isFalse();
        assertThat(records.take(3, "a", FirstRecords.KEPT + 2)).isTrue();
    }
}
