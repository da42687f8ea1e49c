package dev.backsource.config.aliyun.wire;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The number of calls in progress; none begins any more once they are being drained. */
final class InFlightCalls {
    /** Guarded by this, as all below. */
    private int count;

    private boolean ending;

    /** Whether a call may begin; it ends with its response. */
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

    /** Waits for all calls in progress, at most for this time. */
    synchronized void drain(Duration longest) {
        ending = true;
        var until = System.nanoTime() + longest.toNanos();
        try {
            var left = longest.toNanos();
            while (count > 0 && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = until - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
