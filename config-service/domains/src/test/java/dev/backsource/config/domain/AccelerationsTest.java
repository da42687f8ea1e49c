package dev.backsource.config.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccelerationsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Instant HOUR_AGO = NOW.minusSeconds(3_600);

    @Test
    void shouldFindTheLatestChangeWithinTheHour() {
        // Given
        var times = times(1, 10, 20, 90, 100);

        // Then
        assertThat(Accelerations.needed(times, HOUR_AGO)).isEqualTo(4);
        assertThat(Accelerations.since(times, List.of("on", "on", "off", "on"), HOUR_AGO))
                .contains(minutesAgo(10));
        assertThat(Accelerations.since(times, List.of("on", "on", "on", "off"), HOUR_AGO))
                .contains(minutesAgo(20));
        assertThat(Accelerations.since(times, Arrays.asList("on", null, "on", "on"), HOUR_AGO))
                .contains(minutesAgo(1));
    }

    @Test
    void shouldFindNoneWhereItIsAsAnHourAgo() {
        assertThat(Accelerations.needed(times(90, 100), HOUR_AGO)).isZero();
        assertThat(Accelerations.since(times(1, 90), List.of("on", "on"), HOUR_AGO))
                .isEmpty();
        assertThat(Accelerations.since(times(1), List.of("on"), HOUR_AGO)).isEmpty();
    }

    @Test
    void shouldVouchOnlyForTheRevisionsThatWereRead() {
        // When
        var times = times(IntStream.rangeClosed(1, Accelerations.MOST).toArray());

        // Then
        assertThat(Accelerations.needed(times, HOUR_AGO)).isEqualTo(Accelerations.MOST);
        assertThat(Accelerations.since(times, Collections.nCopies(Accelerations.MOST, "on"), HOUR_AGO))
                .contains(minutesAgo(Accelerations.MOST));
    }

    private static List<Instant> times(int... minutes) {
        return Arrays.stream(minutes).mapToObj(AccelerationsTest::minutesAgo).toList();
    }

    private static Instant minutesAgo(int minutes) {
        return NOW.minusSeconds(60L * minutes);
    }
}
