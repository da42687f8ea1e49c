package dev.backsource.config.masschange;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Renews the {@link Allowance} beside the changes, none of which waits for it: at most once a second, and only while changes are counted. */
@Singleton
final class RecentCount {
    private static final Logger LOG = Logger.getLogger(RecentCount.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String COUNT =
            "select count(*) from (select from domain_rerouting where at > $1 limit $2) as recent";

    private final Pool pool;
    private final Clock clock;
    private final Allowance allowance = new Allowance();

    /** When the latest count began. */
    private final AtomicReference<Instant> begun = new AtomicReference<>(Instant.EPOCH);

    RecentCount(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Whether a change of one domain doesn't have to be counted; otherwise a count begins.
     *
     * @param since the beginning of the window
     */
    boolean allows(long limit, Instant since) {
        if (allowance.take(limit)) {
            return true;
        }
        var now = clock.instant();
        var last = begun.get();
        if (limit >= Allowance.LEAST_LIMIT
                && Duration.between(last, now).abs().compareTo(PAUSE) >= 0
                && begun.compareAndSet(last, now)) {
            count(limit, since)
                    .subscribe()
                    .with(
                            recent -> allowance.renew(recent, limit),
                            failure -> LOG.debugf("recent changes were not counted: %s", failure));
        }
        return false;
    }

    private Uni<Long> count(long limit, Instant since) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(since.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
