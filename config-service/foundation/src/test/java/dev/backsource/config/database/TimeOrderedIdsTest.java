package dev.backsource.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final Instant TIME = Instant.parse("2026-11-24T10:17:00.123456Z");

    @Test
    void shouldBeUuidsOfVersion7ThatHoldTheTime() {
        // When
        var id = TimeOrderedIds.at(TIME);

        // Then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
    }

    @Test
    void shouldSortAsTextByMicroseconds() {
        // When
        var ids = IntStream.range(0, 3000)
                .mapToObj(micros -> TimeOrderedIds.at(TIME.plus(Duration.ofNanos(micros * 1000L)))
                        .toString())
                .toList();

        // Then
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldDifferForTheSameTime() {
        assertThat(TimeOrderedIds.at(TIME)).isNotEqualTo(TimeOrderedIds.at(TIME));
    }

    @Test
    void shouldHaveAFirstOfEachTimeAboveAllOfBefore() {
        // Given
        var before = TimeOrderedIds.at(TIME.minus(Duration.ofNanos(1000))).toString();
        var then = TimeOrderedIds.at(TIME).toString();

        // When
        var first = TimeOrderedIds.first(TIME).toString();

        // Then
        assertThat(first).isGreaterThan(before).isLessThanOrEqualTo(then);
    }
}
