package dev.backsource.edge.origin;

import dev.backsource.edge.http.Deadline;
import dev.backsource.edge.http.Deadlines;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.impl.HttpClientConnection;
import org.jspecify.annotations.Nullable;

/**
 * One try of an {@link OriginSearch} at one origin, up to the head of the response. Ends once: with the head, with a
 * failure, or because it was given up.
 */
final class OriginAttempt extends Deadline implements Handler<AsyncResult<HttpClientRequest>> {
    /** What breaks a connection reaches the search by another way as well. */
    private static final Handler<Throwable> IGNORE = thrown -> {};

    private final OriginSearch search;
    private @Nullable HttpClientRequest request;
    private long sentNanos;
    private boolean reused;
    private boolean over;

    OriginAttempt(OriginSearch search) {
        this.search = search;
    }

    void start() {
        search.untilConnected(this);
        search.connect().onComplete(this);
    }

    /** Takes the connected request, or the reason why there is none. */
    @Override
    public void handle(AsyncResult<HttpClientRequest> connected) {
        if (over) {
            if (connected.succeeded()) {
                connected.result().reset();
            }
        } else if (connected.failed()) {
            fail(OriginFailure.of(connected.cause()));
        } else {
            send(connected.result());
        }
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        reused = isReused(connected);
        sentNanos = System.nanoTime();
        search.untilResponse(this);
        connected.exceptionHandler(IGNORE);
        connected.response().onComplete(this::answered);
        search.send(connected);
    }

    /** Vert.x keeps the time of a connection's last response; a new connection has none. */
    private static boolean isReused(HttpClientRequest connected) {
        return connected.connection() instanceof HttpClientConnection connection
                && connection.lastResponseReceivedTimestamp() != 0;
    }

    private void answered(AsyncResult<HttpClientResponse> answer) {
        if (over) {
            if (answer.succeeded()) {
                answer.result().exceptionHandler(IGNORE);
            }
        } else if (answer.failed()) {
            fail(OriginFailure.of(answer.cause()));
        } else {
            stop();
            search.answered(answer.result(), System.nanoTime() - sentNanos);
        }
    }

    /** Something of the request went on; the origin has its time for an answer from here. */
    void moved() {
        if (!over) {
            search.untilResponse(this);
        }
    }

    @Override
    protected void expired() {
        fail(request == null ? OriginFailure.NO_CONNECTION : OriginFailure.NO_RESPONSE);
    }

    private void fail(OriginFailure failure) {
        if (!over) {
            giveUp();
            search.attemptFailed(this, failure);
        }
    }

    /** Nobody waits for the response, or for the rest of it, any more. */
    void giveUp() {
        stop();
        if (request != null) {
            request.reset();
        }
    }

    private void stop() {
        over = true;
        Deadlines.drop(this);
    }

    /** Whether the request may have left for the origin. */
    boolean isSent() {
        return request != null;
    }

    /** Whether the connection had been used before, so that the origin may have closed it meanwhile. */
    boolean wasReused() {
        return reused;
    }
}
