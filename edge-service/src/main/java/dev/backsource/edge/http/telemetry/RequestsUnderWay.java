package dev.backsource.edge.http.telemetry;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests of one event loop wait for their answers' end. Any thread may ask for the count. */
public final class RequestsUnderWay {
    /** Written by the event loop only, so that no write needs to be a read as well. */
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
