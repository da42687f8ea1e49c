package dev.backsource.config.testing;

import dev.backsource.config.access.limits.Ticker;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The ticker of rate limits, in place of the service's own where a profile enables it. It goes {@value #FASTER} times as fast as time, so that low
 * limits hold up no test, until a test stops it to reach one.
 */
@Alternative
@Singleton
public class SettableTicker implements Ticker {
    private static final int FASTER = 1_000;

    private final long begun = System.nanoTime();
    private volatile @Nullable Long stopped;

    /** Stops it: nothing refills. */
    public void stop() {
        stopped = nanos();
    }

    /** Has it go on. */
    public void goOn() {
        stopped = null;
    }

    @Override
    public long nanos() {
        var at = stopped;
        return at == null ? (System.nanoTime() - begun) * FASTER : at;
    }
}
