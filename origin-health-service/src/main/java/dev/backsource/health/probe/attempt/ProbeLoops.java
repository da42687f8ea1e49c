package dev.backsource.health.probe.attempt;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Event loops for connections to origins, one per processor, in turn. Handshakes cost time, and the state loop has none to spare. */
public final class ProbeLoops {
    private final List<Context> loops;
    private final AtomicInteger turn = new AtomicInteger();

    public ProbeLoops(Vertx vertx) {
        this.loops = Stream.<Context>generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    /**
     * Runs {@code work} on the next loop. Called on any thread.
     *
     * @param work a failed future and an exception both fail the result
     */
    public <T> Future<T> run(Supplier<Future<T>> work) {
        var result = Promise.<T>promise();
        loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()))
                .runOnContext(ignored ->
                        Future.succeededFuture().compose(begun -> work.get()).onComplete(result));
        return result.future();
    }
}
