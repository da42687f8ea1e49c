package dev.backsource.config.progressive;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
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

    private void run() {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(begun -> Uni.createFrom()
                .deferred(round::get)
                .subscribe()
                .with(done -> ended(), failure -> {
                    LOG.debugf(failure, "a round failed; the next one will retry");
                    ended();
                }));
    }

    private void ended() {
        if (turn.getAndUpdate(now -> now == Turn.REPEATING ? Turn.RUNNING : Turn.IDLE) == Turn.REPEATING) {
            run();
        }
    }
}
