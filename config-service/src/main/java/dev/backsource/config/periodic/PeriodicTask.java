package dev.backsource.config.periodic;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done over and over, one round at a time. A round that fails, as while the database is away, is made up for by the next
 * one; so is one whose time comes while another is still going on. One that doesn't end within a minute, as when the database was cut off without a word, fails.
 */
public final class PeriodicTask {
    private static final Logger LOG = Logger.getLogger(PeriodicTask.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final String name;
    private final Duration interval;
    private final Supplier<? extends Uni<?>> round;
    private final Duration longest;
    private @Nullable Cancellable running;

    /**
     * @param name what the log calls it, such as "pruning of purges"
     * @param interval between the beginnings of two rounds
     * @param round does the work of one, and may be asked from any thread
     */
    public PeriodicTask(String name, Duration interval, Supplier<? extends Uni<?>> round) {
        this(name, interval, LONGEST, round);
    }

    PeriodicTask(String name, Duration interval, Duration longest, Supplier<? extends Uni<?>> round) {
        this.name = name;
        this.interval = interval;
        this.longest = longest;
        this.round = round;
    }

    /** Begins with a round at once. */
    public void start() {
        startAfter(Duration.ZERO);
    }

    /** Begins with a round after {@code delay}. */
    public void startAfter(Duration delay) {
        var ticks = Multi.createFrom().ticks();
        running = (delay.isZero() ? ticks : ticks.startingAfter(delay))
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .<Object>deferred(this::next)
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {});
    }

    /** Begins no further round; one that is going on is given up. */
    public void stop() {
        if (running != null) {
            running.cancel();
        }
    }

    private Uni<Object> next() {
        return round.get()
                .map(result -> (Object) result)
                .ifNoItem()
                .after(longest)
                .fail()
                .invoke(result -> LOG.debugf("%s: %s", name, result))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "%s failed, until the next time", name));
    }
}
