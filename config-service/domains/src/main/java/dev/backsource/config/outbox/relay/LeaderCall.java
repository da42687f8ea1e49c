package dev.backsource.config.outbox.relay;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Calls the leading instance, one call at a time: requests during a call share the next one. */
final class LeaderCall {
    private final Supplier<Uni<Void>> call;
    private final Consumer<Throwable> failed;
    private final AtomicInteger asked = new AtomicInteger();

    /** {@code failed} gets the reason of a failed call, after which no further calls are made. */
    LeaderCall(Supplier<Uni<Void>> call, Consumer<Throwable> failed) {
        this.call = call;
        this.failed = failed;
    }

    /** From any thread. */
    void ask() {
        if (asked.getAndIncrement() == 0) {
            make();
        }
    }

    private void make() {
        var answers = asked.get();
        call.get().subscribe().with(made -> made(answers), failed);
    }

    private void made(int answers) {
        if (asked.addAndGet(-answers) > 0) {
            make();
        }
    }
}
