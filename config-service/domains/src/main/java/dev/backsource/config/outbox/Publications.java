package dev.backsource.config.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * The events that any instance of this service publishes, as they are published. Some may be missed during an outage of the database, so a caller
 * that waits for one checks the database as well.
 */
@Singleton
public class Publications {
    private static final Logger LOG = Logger.getLogger(Publications.class);

    private final BroadcastProcessor<Published> published = BroadcastProcessor.create();

    /** An event, by its {@code ce_id}, and its position in the topic. */
    public record Published(String eventId, Position position) {

        static Published parse(String payload) {
            var parts = payload.split(" ", -1);
            return new Published(parts[0], new Position(Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
        }
    }

    /** All publications from now on. A slow reader misses some. */
    public Multi<Published> stream() {
        return published.onOverflow().dropPreviousItems();
    }

    /** Takes a notification from the database. */
    public void accept(String payload) {
        try {
            published.onNext(Published.parse(payload));
        } catch (RuntimeException e) {
            LOG.warnf("unknown notification \"%s\"", payload);
        }
    }
}
