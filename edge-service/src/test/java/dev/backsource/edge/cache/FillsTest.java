package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.RequestDirectives;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.CacheStore;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.policy.protocol.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** With many threads at once. */
class FillsTest {
    private static final int THREADS = 8;
    private static final CacheKey KEY = new CacheKey(Scheme.HTTP, Scheme.HTTP, "www.example.test", "/a");
    private static final FillKey FILL_KEY = new FillKey(KEY, 1, "");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CyclicBarrier start = new CyclicBarrier(THREADS);
    private final Fills fills = new Fills();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** One that never starts. */
    private Fill fill() {
        var loop = new CacheLoop(
                "edge-1",
                new CacheStore(1000),
                fills,
                new CacheLimits(1000, 1000),
                new CacheRules(false, 0),
                new PinnedBodies(1000),
                (request, form, receiver) -> null,
                null,
                null,
                System::currentTimeMillis,
                new KnownDirectives());
        var request = new CacheRequest(null, null, RequestDirectives.NONE, KEY, null);
        return new Fill(
                loop, FILL_KEY, new FillOrder(request, Reason.MISS, RequestForm.WHOLE, null, List.of(), null, true));
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
            one.get(30, TimeUnit.SECONDS);
        }
    }

    @RepeatedTest(50)
    void shouldMakeOneFillHoweverManyJoinAtOnce() throws Exception {
        // Given
        var made = new AtomicInteger();
        Set<Fill> joined = ConcurrentHashMap.newKeySet();

        // When
        inAllThreads(() -> joined.add(fills.join(FILL_KEY, () -> {
            made.incrementAndGet();
            return fill();
        })));

        // Then
        assertThat(joined).hasSize(1);
        assertThat(made).hasValue(1);
        assertThat(fills.count()).isEqualTo(1);
    }

    @RepeatedTest(50)
    void shouldStoreNothingOnceItWasRevoked() throws Exception {
        // Given
        var fill = fills.join(FILL_KEY, this::fill);
        var stored = new AtomicBoolean();
        var storedAtRevoking = new AtomicBoolean();
        var turn = new AtomicInteger();

        // When
        inAllThreads(() -> {
            if (turn.getAndIncrement() == 0) {
                fills.revoke(key -> key.equals(FILL_KEY));
                storedAtRevoking.set(stored.get());
            } else {
                fills.finish(FILL_KEY, fill, () -> stored.set(true));
            }
            return true;
        });

        // Then
        assertThat(stored.get()).isEqualTo(storedAtRevoking.get());
        assertThat(fills.count()).isZero();
    }

    @Test
    void shouldLetOthersJoinUntilItIsStored() {
        // Given
        var fill = fills.join(FILL_KEY, this::fill);
        Set<Fill> joined = ConcurrentHashMap.newKeySet();

        // When
        fills.finish(FILL_KEY, fill, () -> joined.add(fills.join(FILL_KEY, this::fill)));

        // Then
        assertThat(joined).containsExactly(fill);
    }

    @Test
    void shouldLetOthersBeginAnewOnceAFillHasEnded() {
        // Given
        var first = fills.join(FILL_KEY, this::fill);

        // When
        fills.finish(FILL_KEY, first, null);
        var second = fills.join(FILL_KEY, this::fill);
        fills.finish(FILL_KEY, first, null);

        // Then
        assertThat(second).isNotSameAs(first);
        assertThat(fills.join(FILL_KEY, this::fill)).isSameAs(second);
    }
}
