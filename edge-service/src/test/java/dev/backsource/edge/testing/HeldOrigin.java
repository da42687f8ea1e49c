package dev.backsource.edge.testing;

import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The behaviour of an origin that responds on the test's command, in the order of the requests. */
public final class HeldOrigin implements BiConsumer<HttpServerRequest, HttpServerResponse> {
    private final LinkedBlockingQueue<Held> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile BiConsumer<HttpServerRequest, HttpServerResponse> onArrival = (request, response) -> {};
    private @Nullable Held last;

    private record Held(HttpServerRequest request, Context context) {}

    @Override
    public void accept(HttpServerRequest request, HttpServerResponse response) {
        onArrival.accept(request, response);
        waiting.add(new Held(request, Vertx.currentContext()));
        count.incrementAndGet();
    }

    public void onArrival(BiConsumer<HttpServerRequest, HttpServerResponse> action) {
        onArrival = action;
    }

    /** The number of requests so far. */
    public int count() {
        return count.get();
    }

    /** The response to the longest-waiting request; may be sent from any thread. */
    public HttpServerResponse next() {
        return take().request().response();
    }

    /** Lets {@code answer} respond to the longest-waiting request. */
    public void next(BiConsumer<HttpServerRequest, HttpServerResponse> answer) {
        var held = take();
        var done = new CompletableFuture<Void>();
        held.context().runOnContext(run -> {
            answer.accept(held.request(), held.request().response());
            done.complete(null);
        });
        Waiting.resultOf(done);
    }

    /** Responds to {@code number} requests with nothing but a field. */
    public void answerAll(int number, String name, String value) {
        for (var i = 0; i < number; i++) {
            next().putHeader(name, value).end();
        }
    }

    /** Closes the connection of the request taken last. */
    public void breakLast() {
        var held = last;
        if (held != null) {
            held.request().connection().close();
        }
    }

    private Held take() {
        try {
            var held = waiting.poll(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS);
            if (held == null) {
                throw new IllegalStateException("the origin was not asked");
            }
            last = held;
            return held;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
