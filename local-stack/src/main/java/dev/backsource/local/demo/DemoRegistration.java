package dev.backsource.local.demo;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The registration of the demo domain, tried until the API is there, however long that takes: after a restart of
 * everything it comes up last.
 */
final class DemoRegistration {
    private final Supplier<String> attempt;

    /** Each attempt returns its result, or throws {@link IllegalStateException} when it failed. */
    DemoRegistration(Supplier<String> attempt) {
        this.attempt = attempt;
    }

    /** Returns the result of the first successful attempt; {@code log} gets each new reason for a failure. */
    String keepTrying(Duration pause, Consumer<String> log) throws InterruptedException {
        var reason = "";
        while (true) {
            try {
                return attempt.get();
            } catch (IllegalStateException e) {
                var next = String.valueOf(e.getMessage());
                if (!next.equals(reason)) {
                    log.accept("not registered yet, retrying: " + next);
                    reason = next;
                }
                Thread.sleep(pause.toMillis());
            }
        }
    }
}
