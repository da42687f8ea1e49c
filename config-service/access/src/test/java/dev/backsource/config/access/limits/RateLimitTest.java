package dev.backsource.config.access.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final int BURST = 5;

    /** As far from 0 as the machine's may be. */
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000);

    private final RateLimit<String> limit = new RateLimit<>("things", BURST, Duration.ofMillis(500), 3, time::get);

    @Test
    void shouldGiveSoManyAtOnceAndThenSayHowLongToWait() {
        // Given
        assertThat(take(BURST, "one")).isEqualTo(BURST);

        // When
        var refused = limit.take("one");

        // Then
        assertThat(refused.isAllowed()).isFalse();
        assertThat(refused).isEqualTo(new RateLimitResult(0, 3, 1));
    }

    @Test
    void shouldFillAgainAsTimeGoesBy() {
        // Given
        take(BURST, "one");

        // When
        pass(Duration.ofMillis(1_000));

        // Then
        assertThat(take(BURST, "one")).isEqualTo(2);
        pass(Duration.ofHours(1));
        assertThat(take(100, "one")).isEqualTo(BURST);
    }

    @Test
    void shouldLoseNothingToThoseWhoAreRefused() {
        // Given
        take(BURST, "one");
        IntStream.range(0, 100).forEach(again -> limit.take("one"));

        // When
        pass(Duration.ofMillis(500));

        // Then
        assertThat(limit.take("one").isAllowed()).isTrue();
    }

    @Test
    void shouldSayHowMuchIsLeft() {
        assertThat(limit.take("one")).isEqualTo(new RateLimitResult(4, 1, 0));
        assertThat(limit.take("one")).isEqualTo(new RateLimitResult(3, 1, 0));
        assertThat(limit.take("one")).isEqualTo(new RateLimitResult(2, 2, 0));
        assertThat(limit.windowSeconds()).isEqualTo(3);
    }

    @Test
    void shouldGiveSeveralTogetherOrNone() {
        assertThat(limit.take("one", 3)).isEqualTo(new RateLimitResult(2, 2, 0));
        assertThat(limit.take("one", 3)).isEqualTo(new RateLimitResult(2, 2, 1));
        assertThat(limit.take("one", 2)).isEqualTo(new RateLimitResult(0, 3, 0));
        assertThat(limit.take("another", BURST + 1).isAllowed()).isFalse();
        assertThat(limit.take("another", BURST).isAllowed()).isTrue();
    }

    @Test
    void shouldCostNobodyWhatAnotherTakes() {
        take(100, "one");

        assertThat(take(100, "other")).isEqualTo(BURST);
    }

    /** Whoever has addresses without end gets as much as one, once there are too many, and those who are known keep theirs. */
    @Test
    void shouldKnowNoMoreThanItMayAndGiveAllOthersTogetherWhatOneMayHave() {
        // Given
        take(1, "a");
        take(1, "b");
        take(1, "c");

        // When
        var taken = IntStream.range(0, 100).map(i -> take(1, "more" + i)).sum();

        // Then
        assertThat(taken).isEqualTo(BURST);
        assertThat(limit.known()).isEqualTo(3);
        assertThat(take(100, "a")).isEqualTo(BURST - 1);
    }

    @Test
    void shouldForgetFullBucketsWhenItNeedsTheRoom() {
        // Given
        take(1, "a");
        take(1, "b");
        take(BURST, "c");
        take(1, "too many");
        pass(Duration.ofMillis(2_400));
        take(BURST, "c");

        // When
        pass(Duration.ofMillis(200));
        var taken = take(100, "d");

        // Then
        assertThat(taken).isEqualTo(BURST);
        assertThat(limit.known()).isEqualTo(2);
        assertThat(take(100, "c")).isLessThan(BURST);
    }

    @Test
    void shouldLookForRoomAgainBeforeAnEmptyBucketWouldBeFull() {
        // Given
        take(1, "a");
        take(1, "b");
        take(1, "c");
        take(1, "too many");

        // When
        pass(Duration.ofMillis(1_000));
        take(1, "d");

        // Then
        assertThat(limit.known()).isEqualTo(1);
    }

    @Test
    void shouldSayHowLongToWaitAndTakeNothing() {
        // Given
        var before = limit.waitSeconds("one");

        // When
        var taken = take(BURST, "one");

        // Then
        assertThat(before).isZero();
        assertThat(taken).isEqualTo(BURST);
        assertThat(limit.waitSeconds("one")).isEqualTo(1);
        assertThat(limit.known()).isEqualTo(1);
        assertThat(limit.waitSeconds("other")).isZero();
        pass(Duration.ofMillis(500));
        assertThat(limit.waitSeconds("one")).isZero();
    }

    @Test
    void shouldGiveNoMoreThanThereIsToManyAtOnce() throws InterruptedException {
        // Given
        var much = new RateLimit<String>("things", 10_000, Duration.ofSeconds(1), 3, time::get);
        var taken = new AtomicInteger();
        var threads = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> {
                    for (var n = 0; n < 5_000; n++) {
                        taken.addAndGet(much.take("one").isAllowed() ? 1 : 0);
                    }
                }))
                .toList();

        // When
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        // Then
        assertThat(taken).hasValue(10_000);
    }

    /** As when its thread stands still between its look at the time and its look at the bucket. */
    @Test
    void shouldNotRefuseARequestThatOthersOvertake() {
        // Given
        var others = new AtomicReference<Runnable>();
        var overtakenLimit = new RateLimit<String>("things", BURST, Duration.ofMillis(500), 3, () -> {
            var now = time.get();
            var overtaking = others.getAndSet(null);
            if (overtaking != null) {
                overtaking.run();
            }
            return now;
        });

        // When
        others.set(() -> {
            pass(Duration.ofMinutes(1));
            overtakenLimit.take("one");
        });
        var taken = overtakenLimit.take("one");

        // Then
        assertThat(taken.isAllowed()).isTrue();
        assertThat(taken.remaining()).isEqualTo(BURST - 2);
    }

    @Test
    void shouldBeNoneWhereTheSettingsSetNone() {
        assertThat(RateLimit.of("things", 0, Duration.ofSeconds(1), 10, 10, time::get))
                .isNull();
        assertThatThrownBy(() -> RateLimit.of("things", -1, Duration.ofSeconds(1), 10, 10, time::get))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("things");
        assertThatThrownBy(() -> RateLimit.of("things", 5, Duration.ofSeconds(1), 0, 10, time::get))
                .isInstanceOf(IllegalStateException.class);
    }

    private int take(int times, String who) {
        return (int) IntStream.range(0, times)
                .filter(i -> limit.take(who).isAllowed())
                .count();
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
