package dev.backsource.edge.testing;

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

/** The behaviour of an origin that answers when the test says so, in the order in which it was asked. */
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

    /** How many requests came. */
    public int count() {
        return count.get();
    }

    /** The response to the request that waits longest; to be answered from any thread. */
    public HttpServerResponse next() {
        return take().request().response();
    }

    /** Has {@code answer} answer the request that waits longest. */
    public void next(BiConsumer<HttpServerRequest, HttpServerResponse> answer) {
        var held = take();
        var done = new CompletableFuture<Void>();
        held.context().runOnContext(run -> {
            answer.accept(held.request(), held.request().response());
            done.complete(null);
        });
        done.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Answers {@code number} requests with nothing but {@code fields}. */
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
            var held = waiting.poll(60, TimeUnit.SECONDS);
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
