package dev.backsource.config.testing;

import dev.backsource.config.access.limits.Ticker;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ticker of rate limits, in place of the service's own where a profile enables it. Each reading is a minute later than the one before, so that low
 * limits refuse no test's requests, however fast it is, until a test stops the ticker to reach a limit.
 */
@Alternative
@Singleton
public class SettableTicker implements Ticker {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong last = new AtomicLong();
    private volatile boolean stopped;

    /** Stops it: what was taken so far is refilled, and nothing that is taken from now on. */
    public void stop() {
        last.addAndGet(MINUTE);
        stopped = true;
    }

    /** Has it go on. */
    public void goOn() {
        stopped = false;
    }

    @Override
    public long nanos() {
        return stopped ? last.get() : last.addAndGet(MINUTE);
    }
}
