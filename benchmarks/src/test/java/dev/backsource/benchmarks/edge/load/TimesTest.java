package dev.backsource.benchmarks.edge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void shouldTellTheTimeThat99Of100TookNoLongerThan() {
        // Given: 2,000 times, the longest first, more than there is room for at first
        var times = new Times();
        LongStream.rangeClosed(1, 2000)
                .map(i -> 2001 - i)
                .forEach(millis -> times.add(TimeUnit.MILLISECONDS.toNanos(millis)));

        // Then
        assertThat(times.p99Millis()).isBetween(1980.0, 1981.0);
    }

    @Test
    void shouldTellNothingOfNoTimes() {
        assertThat(new Times().p99Millis()).isNaN();
    }
}
