package dev.backsource.config.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurgeIdsTest {
    private static final Instant TIME = Instant.parse("2026-11-24T10:17:00.123456Z");

    @Test
    void shouldBeUuidsOfVersion7ThatHoldTheTime() {
        // When
        var id = UUID.fromString(PurgeIds.at(TIME));

        // Then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
    }

    @Test
    void shouldSortAsTextByMicroseconds() {
        // When
        var ids = IntStream.range(0, 3000)
                .mapToObj(micros -> PurgeIds.at(TIME.plus(Duration.ofNanos(micros * 1000L))))
                .toList();

        // Then
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldDifferForTheSameTime() {
        assertThat(PurgeIds.at(TIME)).isNotEqualTo(PurgeIds.at(TIME));
    }
}
