package dev.backsource.config.access.limits;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.backsource.testing.threads.Interleavings;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Test;

/** Two requests, in every way in which they can take turns that Lincheck gets to. */
class RateLimitInterleavingsTest {
    private static final Duration EACH = Duration.ofSeconds(2);
    private static final int MAX_KNOWN = 2;

    @Test
    void shouldCountWhatIsTakenWhileFullBucketsAreForgotten() {
        Interleavings.explore(() -> {
            // Given
            var seconds = new AtomicInteger();
            var limit = new RateLimit<String>(
                    "things",
                    1,
                    EACH,
                    MAX_KNOWN,
                    () -> Duration.ofSeconds(seconds.get()).toNanos());
            limit.take("one");
            limit.take("two");
            seconds.set(1);
            // Empties the bucket that all others share, until its third second.
            limit.take("another");
            seconds.set(2);
            var taken = new AtomicInteger();

            // When
            Interleavings.both(
                    () -> {
                        countWhenTaken(() -> limit.take("one").isAllowed(), taken);
                        countWhenTaken(() -> limit.take("one").isAllowed(), taken);
                    },
                    () -> limit.take("three"));

            // Then
            assertTrue(taken.get() <= 1);
        });
    }

    /** As it was: a bucket could be forgotten after it was found and before it was taken from. */
    @Test
    void shouldFindABucketThatIsForgottenWhileItIsTakenFrom() {
        assertThatThrownBy(() -> Interleavings.explore(() -> {
                    var buckets = new ConcurrentHashMap<String, AtomicLong>();
                    buckets.put("one", new AtomicLong());
                    var taken = new AtomicInteger();
                    BooleanSupplier take = () -> buckets.computeIfAbsent("one", anew -> new AtomicLong())
                            .compareAndSet(0, 1);
                    Interleavings.both(
                            () -> {
                                countWhenTaken(take, taken);
                                countWhenTaken(take, taken);
                            },
                            () -> buckets.values().removeIf(full -> full.get() == 0));
                    assertEquals(1, taken.get());
                }))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("AssertionFailedError");
    }

    private static void countWhenTaken(BooleanSupplier take, AtomicInteger taken) {
        if (take.getAsBoolean()) {
            taken.incrementAndGet();
        }
    }
}
