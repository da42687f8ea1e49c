package dev.backsource.config.aliyun.wire;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many calls have no answer yet; none begins any more once they are waited for. */
final class CallsUnderWay {
    /** As long as the service's own interface has, {@code quarkus.shutdown.timeout}. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Guarded by this, as all below. */
    private int count;

    private boolean ending;

    /** Whether a call may begin; it ends with its answer. */
    synchronized boolean begin(RoutingContext context) {
        if (ending) {
            return false;
        }
        count++;
        context.addEndHandler(ended -> end());
        return true;
    }

    private synchronized void end() {
        count--;
        notifyAll();
    }

    /** Waits for all that are under way, for a while. */
    synchronized void drain() {
        ending = true;
        var until = System.nanoTime() + LONGEST.toNanos();
        try {
            var left = LONGEST.toNanos();
            while (count > 0 && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = until - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
