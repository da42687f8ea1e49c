package dev.backsource.edge.cache.collapsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.testing.waiting.Waiting;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** With many threads at once. */
class InFlightFetchesTest {
    private static final int THREADS = 8;
    private static final CacheKey KEY = new CacheKey(Scheme.HTTP, Scheme.HTTP, "www.example.test", "/a");
    private static final FetchKey FETCH_KEY = new FetchKey(KEY, 1, "");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CyclicBarrier start = new CyclicBarrier(THREADS);
    private final InFlightFetches<Object> fetches = new InFlightFetches<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private <T> void inAllThreads(Callable<T> action) throws Exception {
        var running = new ArrayList<Future<T>>();
        for (var i = 0; i < THREADS; i++) {
            running.add(threads.submit(() -> {
                start.await();
                return action.call();
            }));
        }
        for (var one : running) {
            Waiting.resultOf(one);
        }
    }

    @RepeatedTest(50)
    void shouldTakeOneFetchHoweverManyJoinAtOnce() throws Exception {
        // Given
        Set<Object> joined = ConcurrentHashMap.newKeySet();

        // When
        inAllThreads(() -> joined.add(fetches.join(FETCH_KEY, new Object())));

        // Then
        assertThat(joined).hasSize(1);
        assertThat(fetches.count()).isEqualTo(1);
    }

    @RepeatedTest(50)
    void shouldStoreNothingOnceItWasRevoked() throws Exception {
        // Given
        var fetch = fetches.join(FETCH_KEY, new Object());
        var stored = new AtomicBoolean();
        var storedAtRevoking = new AtomicBoolean();
        var turn = new AtomicInteger();

        // When
        inAllThreads(() -> {
            if (turn.getAndIncrement() == 0) {
                fetches.revoke(KEY::equals);
                storedAtRevoking.set(stored.get());
            } else {
                fetches.finish(FETCH_KEY, fetch, () -> stored.set(true));
            }
            return true;
        });

        // Then
        assertThat(stored.get()).isEqualTo(storedAtRevoking.get());
        assertThat(fetches.count()).isZero();
    }

    @Test
    void shouldLetOthersJoinUntilItIsStored() {
        // Given
        var fetch = fetches.join(FETCH_KEY, new Object());
        Set<Object> joined = ConcurrentHashMap.newKeySet();

        // When
        fetches.finish(FETCH_KEY, fetch, () -> joined.add(fetches.join(FETCH_KEY, new Object())));

        // Then
        assertThat(joined).containsExactly(fetch);
    }

    @Test
    void shouldLetOthersBeginAnewOnceAFetchHasEnded() {
        // Given
        var first = fetches.join(FETCH_KEY, new Object());

        // When
        fetches.finish(FETCH_KEY, first, null);
        var second = fetches.join(FETCH_KEY, new Object());
        fetches.finish(FETCH_KEY, first, null);

        // Then
        assertThat(second).isNotSameAs(first);
        assertThat(fetches.join(FETCH_KEY, new Object())).isSameAs(second);
    }

    /** It may have found a response that wasn't removed yet. */
    @Test
    void shouldRevokeAFetchThatBeginsDuringTheRemoval() {
        // Given
        var stored = new AtomicBoolean();
        var fetch = new Object();

        // When
        fetches.revoke(KEY::equals, () -> fetches.join(FETCH_KEY, fetch));
        fetches.finish(FETCH_KEY, fetch, () -> stored.set(true));

        // Then
        assertThat(stored).isFalse();
    }
}
