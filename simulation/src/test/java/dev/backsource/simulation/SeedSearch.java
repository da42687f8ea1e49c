package dev.backsource.simulation;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;

/** Tries seeds one after the other, on all processors but those that are left to the modules that are tested at the same time. */
final class SeedSearch {
    /** No seed. */
    static final long NONE = -1;

    private static final int SPARED = Integer.getInteger("simulation.spared-processors", 0);

    private final LongPredicate wanted;
    private final AtomicLong next;
    private final AtomicLong end;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    private SeedSearch(long from, long count, LongPredicate wanted) {
        this.wanted = wanted;
        this.next = new AtomicLong(from);
        this.end = new AtomicLong(from + count);
    }

    /** The least of {@code count} seeds from {@code from} on that is {@code wanted}; {@link #NONE} when none is. */
    static long least(long from, long count, LongPredicate wanted) {
        var seeds = new SeedSearch(from, count, wanted);
        var threads = new ArrayList<Thread>();
        for (var i = 1; i < Runtime.getRuntime().availableProcessors() - SPARED; i++) {
            var thread = new Thread(seeds::tryAll, "seeds-" + i);
            thread.start();
            threads.add(thread);
        }
        seeds.tryAll();
        threads.forEach(SeedSearch::await);
        var failed = seeds.failure.get();
        if (failed != null) {
            throw failed;
        }
        return seeds.end.get() == from + count ? NONE : seeds.end.get();
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryAll() {
        try {
            for (var seed = next.getAndIncrement(); seed < end.get(); seed = next.getAndIncrement()) {
                if (wanted.test(seed)) {
                    end.accumulateAndGet(seed, Math::min);
                }
            }
        } catch (RuntimeException e) {
            failure.set(e);
            end.set(Long.MIN_VALUE);
        }
    }
}
