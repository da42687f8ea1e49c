package dev.backsource.config.rollout;

import dev.backsource.config.outbox.Position;
import dev.backsource.config.outbox.Publications.Published;
import org.jspecify.annotations.Nullable;

/** What is known so far of where an event was published; it only ever becomes known, on whichever thread hears it. */
final class KnownPosition {
    private final String eventId;
    private volatile @Nullable Position position;

    KnownPosition(String eventId, @Nullable Position position) {
        this.eventId = eventId;
        this.position = position;
    }

    /** Null until it is known. */
    @Nullable
    Position get() {
        return position;
    }

    /** Takes in news of any event; whether they were of this one. */
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
