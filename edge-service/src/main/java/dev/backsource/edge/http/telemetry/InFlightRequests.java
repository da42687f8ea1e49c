package dev.backsource.edge.http.telemetry;

import java.util.concurrent.atomic.AtomicInteger;

/** The number of requests of one event loop whose responses have not ended. Any thread may read it. */
public final class InFlightRequests {
    /** Only the event loop writes, so no atomic increment is needed. */
    private final AtomicInteger count = new AtomicInteger();

    public void begin() {
        count.setRelease(count.getPlain() + 1);
    }

    public void end() {
        count.setRelease(count.getPlain() - 1);
    }

    public int count() {
        return count.getAcquire();
    }
}
