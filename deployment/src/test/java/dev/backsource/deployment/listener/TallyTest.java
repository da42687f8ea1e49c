package dev.backsource.deployment.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 2_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CyclicBarrier start = new CyclicBarrier(THREADS);
    private final Tally tally = new Tally();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private <T> List<T> inAllThreads(Callable<T> action) throws Exception {
        var running = new ArrayList<Future<T>>();
        for (var i = 0; i < THREADS; i++) {
            running.add(threads.submit(() -> {
                start.await();
                return action.call();
            }));
        }
        var results = new ArrayList<T>();
        for (var one : running) {
            results.add(one.get(2, TimeUnit.MINUTES));
        }
        return results;
    }

    @Test
    void shouldCountEachOwnerByItself() {
        // When
        tally.add("a");
        var count = tally.take("a");
        var ofOther = tally.add("b");

        // Then
        assertThat(count.number()).isEqualTo(2);
        assertThat(ofOther).isEqualTo(1);
        assertThat(tally.of("c")).isZero();
        assertThat(tally.owners()).isEqualTo(2);
    }

    @Test
    void shouldForgetAnOwnerOnceAllHaveLeft() {
        // Given
        var first = tally.take("a");
        tally.add("a");

        // When
        first.leave();
        tally.remove("a");

        // Then
        assertThat(tally.owners()).isZero();
        assertThat(tally.of("a")).isZero();
    }

    @Test
    void shouldBeginAnewForAnOwnerThatItHasForgotten() {
        // Given
        var earlier = tally.take("a");
        earlier.leave();

        // When
        var later = tally.take("a");

        // Then
        assertThat(later.number()).isEqualTo(1);
        assertThat(earlier.number()).isZero();
        assertThat(tally.of("a")).isEqualTo(1);
    }

    @RepeatedTest(10)
    void shouldLoseNobodyWhileOthersComeAndLeave() throws Exception {
        // When: the owner is forgotten and known again all the time
        var seen = inAllThreads(() -> {
            var right = true;
            for (var i = 0; i < ROUNDS; i++) {
                var count = tally.take("a");
                right &= tally.of("a") >= 1 && count.number() >= 1;
                count.leave();
            }
            return right;
        });

        // Then
        assertThat(seen).containsOnly(true);
        assertThat(tally.owners()).isZero();
    }

    @RepeatedTest(10)
    void shouldGiveEachANumberOfItsOwn() throws Exception {
        // When
        var numbers = inAllThreads(() -> tally.add("a"));

        // Then
        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @RepeatedTest(10)
    void shouldCountAllThatStay() throws Exception {
        // When
        inAllThreads(() -> {
            for (var i = 0; i < ROUNDS; i++) {
                tally.take("a").leave();
            }
            return tally.add("a");
        });

        // Then
        assertThat(tally.of("a")).isEqualTo(THREADS);
        assertThat(tally.owners()).isEqualTo(1);
    }
}
