package dev.backsource.edge.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A client that sends in the background, and more than the buffers of two sockets take. */
public final class Flood {
    private static final int CHUNKS = 1_000;
    private static final Duration STANDSTILL = Duration.ofMillis(300);

    private final AtomicLong sent = new AtomicLong();
    private final CompletableFuture<Void> end;

    /** @param chunk sends some 50 KB, unless the connection has ended */
    public Flood(Runnable chunk) {
        end = CompletableFuture.runAsync(() -> {
            for (var i = 0; i < CHUNKS; i++) {
                chunk.run();
                sent.incrementAndGet();
            }
        });
    }

    /** The number of chunks that the sockets took so far. */
    public long sent() {
        return sent.get();
    }

    /** Whether all was taken, or the connection ended. */
    public boolean isOver() {
        return end.isDone();
    }

    /** Waits until {@code count} is above 0 and grows no more. */
    public static void awaitStandstill(LongSupplier count) {
        var last = new AtomicLong(-1);
        await().pollInterval(STANDSTILL).until(() -> {
            var now = count.getAsLong();
            return last.getAndSet(now) == now && now > 0;
        });
    }
}
