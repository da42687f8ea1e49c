package dev.backsource.edge.http.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContinuedTracesTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ContinuedTraces traces = new ContinuedTraces(nanos::get);

    @Test
    void shouldAdmitAHundredInASecond() {
        assertThat(admitted(250)).isEqualTo(100);

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
        assertThat(admitted(250)).isZero();

        nanos.addAndGet(1);
        assertThat(admitted(250)).isEqualTo(100);
    }

    private long admitted(int asked) {
        return IntStream.range(0, asked).filter(i -> traces.admit()).count();
    }
}
