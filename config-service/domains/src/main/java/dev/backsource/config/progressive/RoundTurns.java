package dev.backsource.config.progressive;

import dev.backsource.config.database.CallingContext;
import dev.backsource.config.database.DatabaseFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs rounds of work with the database one at a time, each on a Vert.x context of its own. Thread-safe. */
final class RoundTurns {
    private static final Logger LOG = Logger.getLogger(RoundTurns.class);

    private final Vertx vertx;
    private final Supplier<Uni<Void>> round;
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.IDLE);

    /** Whether the last round failed, so that the failure is only told once. */
    private volatile boolean hasFailed;

    private enum Turn {
        IDLE,
        RUNNING,
        /** Another round follows at once. */
        REPEATING
    }

    /** @param round ends in time, whatever happens */
    RoundTurns(Vertx vertx, Supplier<Uni<Void>> round) {
        this.vertx = vertx;
        this.round = round;
    }

    /** Begins a round unless one is running. */
    void begin() {
        if (turn.compareAndSet(Turn.IDLE, Turn.RUNNING)) {
            run();
        }
    }

    /** Begins a round now, or at the end of the one that is running. */
    void beginAnother() {
        if (turn.getAndUpdate(now -> now == Turn.IDLE ? Turn.RUNNING : Turn.REPEATING) == Turn.IDLE) {
            run();
        }
    }

    /** Whether another round follows at once, so that the present one had better end. */
    boolean isAnotherWanted() {
        return turn.get() == Turn.REPEATING;
    }

    private void run() {
        CallingContext.begin(
                vertx,
                round,
                ignored -> {
                    hasFailed = false;
                    ended();
                },
                failure -> {
                    // An outage of the database has a log of its own.
                    var isKnown = hasFailed || DatabaseFailures.isUnavailable(failure);
                    LOG.logf(isKnown ? Logger.Level.DEBUG : Logger.Level.WARN, failure, "a round failed; retrying");
                    hasFailed = true;
                    ended();
                });
    }

    private void ended() {
        if (turn.getAndUpdate(now -> now == Turn.REPEATING ? Turn.RUNNING : Turn.IDLE) == Turn.REPEATING) {
            run();
        }
    }
}
