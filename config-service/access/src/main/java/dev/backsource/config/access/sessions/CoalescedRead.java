package dev.backsource.config.access.sessions;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A read that all concurrent callers share, and that is made only so often. A failed one reads nothing. */
final class CoalescedRead {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Supplier<Uni<Void>> reading;
    private @Nullable Uni<Void> next;

    CoalescedRead(Supplier<Uni<Void>> reading) {
        this.reading = reading;
    }

    /** Completes once a read that began after this call has ended. */
    synchronized Uni<Void> now() {
        var coming = next;
        if (coming == null) {
            coming = Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(PAUSE)
                    .invoke(this::begin)
                    .chain(() -> reading.get())
                    .onFailure()
                    .recoverWithNull()
                    .memoize()
                    .indefinitely();
            next = coming;
        }
        return coming;
    }

    private synchronized void begin() {
        next = null;
    }
}
