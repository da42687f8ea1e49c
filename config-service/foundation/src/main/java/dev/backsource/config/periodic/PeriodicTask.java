package dev.backsource.config.periodic;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Periodic work, one round at a time. The next round makes up for a failed one, as during an outage of the database, and for one whose time came
 * while another was still running. A round that doesn't end within a minute, as after a silent loss of the database, fails.
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
     * @param name in the log, such as "pruning of purges"
     * @param interval between the beginnings of two rounds
     * @param round does the work of one, and may be called on any thread
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

    /** Begins with a round immediately. */
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

    /** Begins no further round; a running one is given up. */
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
                .invoke(failure -> LOG.debugf(failure, "%s failed; the next run will retry", name));
    }
}
