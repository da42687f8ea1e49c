package dev.backsource.deployment.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OwnerCountsTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 2_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CyclicBarrier start = new CyclicBarrier(THREADS);
    private final OwnerCounts counts = new OwnerCounts();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private <T> List<T> inAllThreads(Callable<T> action) {
        var running = new ArrayList<Future<T>>();
        for (var i = 0; i < THREADS; i++) {
            running.add(threads.submit(() -> {
                start.await();
                return action.call();
            }));
        }
        var results = new ArrayList<T>();
        for (var one : running) {
            results.add(Waiting.resultOf(one));
        }
        return results;
    }

    @Test
    void shouldCountEachOwnerByItself() {
        // When
        counts.add("a");
        var count = counts.take("a");
        var ofOther = counts.add("b");

        // Then
        assertThat(count.number()).isEqualTo(2);
        assertThat(ofOther).isEqualTo(1);
        assertThat(counts.of("c")).isZero();
        assertThat(counts.owners()).isEqualTo(2);
    }

    @Test
    void shouldForgetAnOwnerOnceAllHaveLeft() {
        // Given
        var first = counts.take("a");
        counts.add("a");

        // When
        first.leave();
        counts.remove("a");

        // Then
        assertThat(counts.owners()).isZero();
        assertThat(counts.of("a")).isZero();
    }

    @Test
    void shouldBeginAnewForAnOwnerThatItHasForgotten() {
        // Given
        var earlier = counts.take("a");
        earlier.leave();

        // When
        var later = counts.take("a");

        // Then
        assertThat(later.number()).isEqualTo(1);
        assertThat(earlier.number()).isZero();
        assertThat(counts.of("a")).isEqualTo(1);
    }

    @RepeatedTest(10)
    void shouldLoseNobodyWhileOthersComeAndLeave() {
        // When: the owner is forgotten and known again all the time
        var seen = inAllThreads(() -> {
            var right = true;
            for (var i = 0; i < ROUNDS; i++) {
                var count = counts.take("a");
                right &= counts.of("a") >= 1 && count.number() >= 1;
                count.leave();
            }
            return right;
        });

        // Then
        assertThat(seen).containsOnly(true);
        assertThat(counts.owners()).isZero();
    }

    @RepeatedTest(10)
    void shouldGiveEachANumberOfItsOwn() {
        // When
        var numbers = inAllThreads(() -> counts.add("a"));

        // Then
        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @RepeatedTest(10)
    void shouldCountAllThatStay() {
        // When
        inAllThreads(() -> {
            for (var i = 0; i < ROUNDS; i++) {
                counts.take("a").leave();
            }
            return counts.add("a");
        });

        // Then
        assertThat(counts.of("a")).isEqualTo(THREADS);
        assertThat(counts.owners()).isEqualTo(1);
    }
}
