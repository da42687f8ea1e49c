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
 * Says once that the database is away and once that it is back, whoever notices how often. A failure is but a reason to doubt:
 * then the database is asked, and when it doesn't answer, asked until it does. Whatever else fails meanwhile
 * goes without a word, and so does what is noticed a little later.
 */
@Singleton
public final class DatabaseContact {
    private static final Logger LOG = Logger.getLogger(DatabaseContact.class);
    private static final Duration ASKED_EVERY = Duration.ofMillis(500);

    private final DatabaseQuestion question;
    private final Duration readyWithin;
    private final Duration answerWithin;
    private final AtomicBoolean doubted = new AtomicBoolean();
    private volatile Cancellable asking = () -> {};
    private volatile boolean stopped;
    /** Until when what fails may be of the last absence. */
    private volatile long aftermathNanos = System.nanoTime();

    DatabaseContact(DatabaseQuestion question, DatabaseSettings settings) {
        this.question = question;
        this.readyWithin = settings.readyWithin();
        this.answerWithin = settings.answerWithin();
    }

    /** Takes note of a failure; of one that has nothing to do with the database's absence, none. */
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
                "the database is there, but this had no answer: %s",
                failure);
    }

    private void miss(Throwable failure, long since) {
        LOG.warnf(
                "the database is away; until it is back requests are answered 503, and changes not published: %s",
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
                "the database is back after %.1f s",
                Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0);
    }

    private Uni<Void> ask() {
        return Uni.createFrom()
                .deferred(question::answer)
                .ifNoItem()
                .after(readyWithin)
                .fail();
    }
}
