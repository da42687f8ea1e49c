package dev.backsource.local.demo;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Registers the demo domain, however long the API takes to be there: after a restart of everything it is last. */
final class DemoRegistration {
    private final Supplier<String> attempt;

    /** Each attempt returns what came of it, or throws {@link IllegalStateException} when it failed. */
    DemoRegistration(Supplier<String> attempt) {
        this.attempt = attempt;
    }

    /** Returns what the first attempt that succeeds returns; {@code log} is told of each new reason why one did not. */
    String keepTrying(Duration pause, Consumer<String> log) throws InterruptedException {
        var reason = "";
        while (true) {
            try {
                return attempt.get();
            } catch (IllegalStateException e) {
                var next = String.valueOf(e.getMessage());
                if (!next.equals(reason)) {
                    log.accept("not registered yet, trying on: " + next);
                    reason = next;
                }
                Thread.sleep(pause.toMillis());
            }
        }
    }
}
