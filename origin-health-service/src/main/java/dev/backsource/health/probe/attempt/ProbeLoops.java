package dev.backsource.health.probe.attempt;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Event loops for connections to origins, one per processor, in turn. Handshakes cost time, and the state loop has none to spare. */
public final class ProbeLoops {
    private final List<Loop> loops;
    private final AtomicInteger turn = new AtomicInteger();

    public ProbeLoops(Vertx vertx) {
        this.loops = Stream.<Context>generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(Runtime.getRuntime().availableProcessors())
                .map(context -> Loop.of(vertx, context))
                .toList();
    }

    private record Loop(Context context, Lateness lateness) {
        static Loop of(Vertx vertx, Context context) {
            return new Loop(
                    context,
                    new Lateness(
                            System::nanoTime,
                            (delay, work) -> context.runOnContext(
                                    ignored -> vertx.setTimer(delay.toMillis(), over -> work.run()))));
        }
    }

    /**
     * Runs {@code work} on the next loop. Called on any thread.
     *
     * @param work a failed future and an exception both fail the result
     */
    public <T> Future<T> run(Supplier<Future<T>> work) {
        return run(span -> work.get());
    }

    /**
     * Runs {@code work} on the next loop, as {@link #run(Supplier)}.
     *
     * @param work takes the span that begins with it
     */
    <T> Future<T> run(Function<Lateness.Span, Future<T>> work) {
        var result = Promise.<T>promise();
        var loop = loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
        var span = loop.lateness().begin();
        loop.context()
                .runOnContext(ignored -> Future.succeededFuture()
                        .compose(begun -> work.apply(span))
                        .onComplete(result));
        return result.future();
    }
}
