package dev.backsource.cli.server;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeoutStreamTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void shouldBeClosedOnceNothingComes() throws Exception {
        assertThat(isClosed(Duration.ofMillis(50), LONG)).isTrue();
    }

    @Test
    void shouldBeClosedAtItsEnd() throws Exception {
        assertThat(isClosed(LONG, Duration.ofMillis(50))).isTrue();
    }

    private static boolean isClosed(Duration silence, Duration time) throws IOException {
        var closed = new CountDownLatch(1);
        try (var stream = new TimeoutStream(silent(closed), silence, System.nanoTime() + time.toNanos())) {
            var hasEnded = stream.read() == -1;
            await().until(() -> closed.getCount() == 0);
            return hasEnded;
        }
    }

    /** It stands still until it is closed. */
    private static InputStream silent(CountDownLatch closed) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    closed.await();
                    return -1;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }
}
