package dev.backsource.edge.http.account;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many requests of one event loop wait for their answers' end. Any thread may ask for the count. */
public final class RequestsUnderWay {
    /** Written by the event loop only, so that no write needs to be a read as well. */
    private final AtomicInteger count = new AtomicInteger();

    private @Nullable Runnable whenNone;

    public void begin() {
        count.setRelease(count.getPlain() + 1);
    }

    public void end() {
        count.setRelease(count.getPlain() - 1);
        tellWhenNone();
    }

    public int count() {
        return count.getAcquire();
    }

    /** Runs {@code action} once, as soon as none is under way. */
    public void whenNone(Runnable action) {
        whenNone = action;
        tellWhenNone();
    }

    private void tellWhenNone() {
        if (count.getPlain() == 0 && whenNone != null) {
            var action = whenNone;
            whenNone = null;
            action.run();
        }
    }
}
