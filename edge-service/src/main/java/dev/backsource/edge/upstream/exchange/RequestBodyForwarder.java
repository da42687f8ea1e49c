package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.http.RequestBody;
import dev.backsource.edge.upstream.connection.RequestWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Forwards a request's body to the origin, no faster than the origin takes it. No origin is asked before something of it
 * has come: a client that announces a body and sends none holds no connection. A client that waits for 100 (Continue) gets the
 * origin's; the expectation goes on with the request at once (RFC 9110 §10.1.1).
 */
final class RequestBodyForwarder {
    private final UpstreamExchange exchange;
    private final HttpServerRequest client;
    /** What came before there was an origin to take it. */
    private @Nullable Buffer first;
    /** Whether the end came then. */
    private boolean empty;

    private boolean begun;
    private boolean done;

    private RequestBodyForwarder(UpstreamExchange exchange, HttpServerRequest client) {
        this.exchange = exchange;
        this.client = client;
    }

    /** Null when the request has no body. */
    static @Nullable RequestBodyForwarder of(UpstreamExchange exchange, HttpServerRequest client) {
        return RequestBody.follows(client) ? new RequestBodyForwarder(exchange, client) : null;
    }

    /** Runs {@code action} once, when there is a reason to ask an origin, and holds the rest of the body back. */
    void whenBegun(Runnable action) {
        RequestBody.pause(client);
        if (client.headers().contains(HttpHeaders.EXPECT)) {
            action.run();
            return;
        }
        client.handler(chunk -> came(chunk, action));
        client.endHandler(end -> {
            empty = true;
            begin(action);
        });
        RequestBody.resumeForOne(client);
    }

    private void came(Buffer chunk, Runnable action) {
        if (chunk.length() == 0) {
            RequestBody.resumeForOne(client);
        } else {
            first = chunk;
            begin(action);
        }
    }

    private void begin(Runnable action) {
        if (!exchange.isOver()) {
            action.run();
        }
    }

    /** Sends the body after a head that has been sent. */
    void start(RequestWriter origin) {
        if (empty) {
            finish(origin);
            return;
        }
        if (first != null) {
            send(origin, first);
            first = null;
        }
        if (client.isEnded()) {
            // Held back, it can only have ended by a reset; that the client is gone is told by other ways.
            return;
        }
        client.handler(chunk -> send(origin, chunk));
        client.endHandler(end -> finish(origin));
        if (!origin.isFull()) {
            RequestBody.resume(client);
        }
    }

    /**
     * Takes the body back from an origin that has failed, to be started anew with another.
     *
     * @return false when some of it, or its end, is on its way already
     */
    boolean takeBack() {
        if (!begun) {
            RequestBody.pause(client);
        }
        return !begun;
    }

    boolean isDone() {
        return done;
    }

    /** The origin has answered without the rest; it is read and dropped, so that the client can go on. */
    void discard() {
        done = true;
        RequestBody.resume(client);
    }

    /** The origin wants the body that the client holds back; what it said to that goes to the client by itself. */
    void goOn() {
        begun = true;
    }

    private void send(RequestWriter origin, Buffer chunk) {
        if (exchange.isOver()) {
            return;
        }
        begun = true;
        exchange.requestBodyMoved();
        origin.write(chunk);
        if (origin.isFull()) {
            RequestBody.pause(client);
            origin.drainHandler(this::drained);
        }
    }

    private void drained(@Nullable Void drained) {
        exchange.requestBodyMoved();
        RequestBody.resume(client);
    }

    private void finish(RequestWriter origin) {
        begun = true;
        if (!done && !exchange.isOver()) {
            exchange.requestBodyMoved();
            origin.end();
        }
        done = true;
    }
}
