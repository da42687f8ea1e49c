package dev.backsource.edge.http;

import org.jspecify.annotations.Nullable;

/** How many requests of one event loop wait for their answers' end. */
public final class RequestsUnderWay {
    private int count;
    private @Nullable Runnable whenNone;

    public void begin() {
        count++;
    }

    public void end() {
        count--;
        tellWhenNone();
    }

    /** Runs {@code action} once, as soon as none is under way. */
    public void whenNone(Runnable action) {
        whenNone = action;
        tellWhenNone();
    }

    private void tellWhenNone() {
        if (count == 0 && whenNone != null) {
            var action = whenNone;
            whenNone = null;
            action.run();
        }
    }
}
