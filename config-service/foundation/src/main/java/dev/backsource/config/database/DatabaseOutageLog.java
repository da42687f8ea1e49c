package dev.backsource.config.database;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Logs the beginning and the end of each outage of the database once, however many callers notice it. A failure only raises a doubt: then the
 * database is queried, and if it doesn't respond, queried until it does. Further failures meanwhile, and for a short time afterwards, aren't logged.
 */
@Singleton
public final class DatabaseOutageLog {
    private static final Logger LOG = Logger.getLogger(DatabaseOutageLog.class);
    private static final Duration ASKED_EVERY = Duration.ofMillis(500);

    private final DatabasePing ping;
    private final Duration readyWithin;
    private final Duration answerWithin;
    private final AtomicBoolean doubted = new AtomicBoolean();
    private volatile Cancellable asking = () -> {};
    private volatile boolean stopped;
    /** The time until which failures may stem from the last outage. */
    private volatile long aftermathNanos = System.nanoTime();

    DatabaseOutageLog(DatabasePing ping, DatabaseSettings settings) {
        this.ping = ping;
        this.readyWithin = settings.readyWithin();
        this.answerWithin = settings.answerWithin();
    }

    /** Reports a failure; failures that don't indicate an outage of the database are ignored. */
    public void doubt(Throwable failure) {
        if (DatabaseFailures.isUnavailable(failure) && !stopped && doubted.compareAndSet(false, true)) {
            var since = System.nanoTime();
            asking = ask().subscribe().with(answered -> trust(failure), silence -> miss(failure, since));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        asking.cancel();
    }

    private void trust(Throwable failure) {
        doubted.set(false);
        LOG.logf(
                System.nanoTime() - aftermathNanos < 0 ? Logger.Level.DEBUG : Logger.Level.WARN,
                "the database is reachable, but a query had no answer: %s",
                failure);
    }

    private void miss(Throwable failure, long since) {
        LOG.warnf(
                "the database is unavailable; until it is back, requests are answered with 503 and changes are not"
                        + " published: %s",
                failure);
        asking = ask().onFailure()
                .retry()
                .withBackOff(ASKED_EVERY, ASKED_EVERY)
                .indefinitely()
                .subscribe()
                .with(answered -> greet(since));
    }

    private void greet(long since) {
        aftermathNanos = System.nanoTime() + answerWithin.toNanos();
        doubted.set(false);
        LOG.infof(
                "the database is available again after %.1f s",
                Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0);
    }

    private Uni<Void> ask() {
        return Uni.createFrom()
                .deferred(ping::answer)
                .ifNoItem()
                .after(readyWithin)
                .fail();
    }
}
