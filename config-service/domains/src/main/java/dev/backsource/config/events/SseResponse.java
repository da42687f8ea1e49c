package dev.backsource.config.events;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;

/**
 * The response to a request as a stream of text. A client that takes none of its pending data is noticed, provided that {@link #isFull()} is called
 * now and then. To be used on the event loop of its request.
 */
final class SseResponse {
    /** RFC 9113 §7. */
    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Duration patience;

    private Runnable onStalled = () -> {};
    private long stalled = -1;
    private boolean begun;
    private boolean closed;

    SseResponse(Vertx vertx, HttpServerRequest request, Duration patience) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.patience = patience;
    }

    /**
     * Prepares the head, which goes with the first text.
     *
     * @param onDrain called when there is room to write again
     * @param onStalled called when the client has taken nothing for too long
     * @param onClose called when the client has gone, immediately if it has gone already
     * @return whether there is anyone to write to
     */
    boolean begin(Runnable onDrain, Runnable onStalled, Runnable onClose) {
        if (closed || response.closed()) {
            onClose.run();
            return false;
        }
        begun = true;
        response.exceptionHandler(failure -> onClose.run());
        response.closeHandler(gone -> onClose.run());
        response.drainHandler(drained -> {
            cancelStalled();
            onDrain.run();
        });
        this.onStalled = onStalled;
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
        return true;
    }

    /** Whether the client has to take something before more may be written; if so, its time runs. */
    boolean isFull() {
        if (closed) {
            return true;
        }
        var full = response.writeQueueFull();
        if (full && stalled < 0) {
            stalled = vertx.setTimer(patience.toMillis(), passed -> onStalled.run());
        }
        return full;
    }

    boolean isClosed() {
        return closed;
    }

    /** Completes when the text is on the wire. */
    Future<Void> write(Buffer text) {
        return closed ? Future.failedFuture("the stream is closed") : response.write(text);
    }

    /** Ends the stream: in good order if the client has read everything, and otherwise by closing the connection. */
    void end() {
        var full = isFull();
        if (close() && begun) {
            if (full) {
                closeNow();
            } else {
                response.end();
            }
        }
    }

    /** Closes the connection, and drops its pending data; false when it was closed before. */
    boolean cutOff() {
        if (!close()) {
            return false;
        }
        closeNow();
        return true;
    }

    /** Stops writing; false when writing had stopped before. */
    boolean close() {
        if (closed) {
            return false;
        }
        closed = true;
        cancelStalled();
        return true;
    }

    /** Drops pending data. An HTTP/1.1 channel is closed from the first handler on, since the other handlers would flush the data first. */
    private void closeNow() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(CANCEL);
        } else {
            ((ConnectionBase) request.connection())
                    .channel()
                    .pipeline()
                    .firstContext()
                    .close();
        }
    }

    private void cancelStalled() {
        vertx.cancelTimer(stalled);
        stalled = -1;
    }
}
