package dev.backsource.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import io.netty.channel.DefaultEventLoop;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopClockTest {
    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final AtomicLong millis = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    /** Each reading advances the time by one. */
    private final LoopClock clock = new LoopClock(loop, millis::incrementAndGet, nanos::incrementAndGet);

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private <T> T onLoop(Callable<T> action) throws Exception {
        return Waiting.resultOf(loop.submit(action));
    }

    private List<Long> readThrice() {
        return LongStream.range(0, 3).map(any -> clock.millis()).boxed().toList();
    }

    @Test
    void shouldBeReadOnceForAllThatHappensAtOnce() throws Exception {
        // When
        var read = onLoop(this::readThrice);

        // Then
        assertThat(read).containsExactly(1L, 1L, 1L);
    }

    @Test
    void shouldReadBothUnitsTogether() throws Exception {
        // When
        var read = onLoop(() -> List.of(clock.nanos(), clock.millis(), clock.nanos()));

        // Then
        assertThat(read).containsExactly(1L, 1L, 1L);
        assertThat(onLoop(clock::nanos)).isEqualTo(2);
    }

    @Test
    void shouldGoOnWithTheLoop() throws Exception {
        // Given
        onLoop(this::readThrice);

        // When
        var read = onLoop(this::readThrice);

        // Then
        assertThat(read).containsExactly(2L, 2L, 2L);
    }

    @Test
    void shouldBeExactForOtherThreads() throws Exception {
        // Given
        onLoop(this::readThrice);

        // When
        var read = readThrice();

        // Then
        assertThat(read).containsExactly(2L, 3L, 4L);
    }
}
