package dev.backsource.config.rollout;

import dev.backsource.config.outbox.Position;
import dev.backsource.config.outbox.Publications.Published;
import org.jspecify.annotations.Nullable;

/** The position of an event as soon as it is known; set once, on whichever thread receives it. */
final class PendingPosition {
    private final String eventId;
    private volatile @Nullable Position position;

    PendingPosition(String eventId, @Nullable Position position) {
        this.eventId = eventId;
        this.position = position;
    }

    /** Null until it is known. */
    @Nullable
    Position get() {
        return position;
    }

    /** Takes the news of any event; returns whether it was this one. */
    boolean takeIn(Published news) {
        if (!news.eventId().equals(eventId)) {
            return false;
        }
        position = news.position();
        return true;
    }

    void takeIn(@Nullable Position read) {
        if (read != null) {
            position = read;
        }
    }
}
