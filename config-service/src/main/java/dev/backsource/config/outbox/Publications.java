package dev.backsource.config.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * The events that any instance of this service publishes, as they are published. Some may be missed while the
 * database is away, so whoever waits for one looks in the database as well.
 */
@Singleton
public class Publications {
    private static final Logger LOG = Logger.getLogger(Publications.class);

    private final BroadcastProcessor<Published> published = BroadcastProcessor.create();
    private final BroadcastProcessor<Object> beginnings = BroadcastProcessor.create();

    /** An event, by its {@code ce_id}, and where it was written. */
    public record Published(String eventId, Position position) {

        static Published parse(String payload) {
            var parts = payload.split(" ", -1);
            return new Published(parts[0], new Position(Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
        }
    }

    /** From now on. A slow reader misses some. */
    public Multi<Published> stream() {
        return published.onOverflow().dropPreviousItems();
    }

    /** Tells, from now on, whenever it is listened anew, so that some may have been missed before. */
    public Multi<Object> beginnings() {
        return beginnings.onOverflow().dropPreviousItems();
    }

    /** Says that it is listened anew. */
    public void begin() {
        beginnings.onNext(this);
    }

    /** Takes a notification of the database in. */
    public void accept(String payload) {
        try {
            published.onNext(Published.parse(payload));
        } catch (RuntimeException e) {
            LOG.warnf("notification \"%s\" is none of ours", payload);
        }
    }
}
