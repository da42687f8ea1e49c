package dev.backsource.config.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * The revisions that any instance of this service publishes, as they are published. Some may be missed while the
 * database is away, so whoever waits for one looks in the database as well.
 */
@Singleton
public class Publications {
    private static final Logger LOG = Logger.getLogger(Publications.class);

    private final BroadcastProcessor<Published> published = BroadcastProcessor.create();

    /** A revision and where it was written. */
    public record Published(String domain, long revision, int partition, long offset) {

        static Published parse(String payload) {
            var parts = payload.split(" ", -1);
            return new Published(
                    parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
        }
    }

    /** From now on. A slow reader misses some. */
    public Multi<Published> stream() {
        return published.onOverflow().dropPreviousItems();
    }

    void accept(String payload) {
        try {
            published.onNext(Published.parse(payload));
        } catch (RuntimeException e) {
            LOG.warnf("notification \"%s\" is none of ours", payload);
        }
    }
}
