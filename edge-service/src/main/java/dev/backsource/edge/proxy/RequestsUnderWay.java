package dev.backsource.edge.proxy;

import org.jspecify.annotations.Nullable;

/** How many requests of one event loop wait for their answers' end. */
final class RequestsUnderWay {
    private int count;
    private @Nullable Runnable whenNone;

    void begin() {
        count++;
    }

    void end() {
        count--;
        tellWhenNone();
    }

    /** Runs {@code action} once, as soon as none is under way. */
    void whenNone(Runnable action) {
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
