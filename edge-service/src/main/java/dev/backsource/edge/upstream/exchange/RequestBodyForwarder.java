package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.http.RequestBody;
import dev.backsource.edge.upstream.connection.RequestWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The forwarding of a request's body to the origin, no faster than the origin reads it. The request to the origin starts only
 * when a part of the body has arrived: a client that announces a body and sends none holds no connection. A client that waits
 * for 100 (Continue) gets the origin's; the request is forwarded with its expectation at once (RFC 9110 §10.1.1).
 */
final class RequestBodyForwarder {
    private final Sender sender;
    private final HttpServerRequest client;
    /** The first part of the body, which arrived before there was a connection to an origin. */
    private @Nullable Buffer first;
    /** Whether the end of the body arrived instead of a first part. */
    private boolean empty;

    private boolean begun;
    private boolean done;

    /** Sends the request that the body belongs to. */
    interface Sender {
        /** The request to the origin can start. Called once. */
        void begun();

        /** Whether the request is over, so that no response is needed any more. */
        boolean isOver();

        /** A part of the body was forwarded. */
        void moved();
    }

    private RequestBodyForwarder(Sender sender, HttpServerRequest client) {
        this.sender = sender;
        this.client = client;
    }

    /** The forwarder for a request of {@code client}; null when the request has no body. */
    static @Nullable RequestBodyForwarder of(Sender sender, HttpServerRequest client) {
        return RequestBody.follows(client) ? new RequestBodyForwarder(sender, client) : null;
    }

    /** Notifies the sender when the request to the origin can start, and holds back the rest of the body. */
    void begin() {
        RequestBody.pause(client);
        if (client.headers().contains(HttpHeaders.EXPECT)) {
            sender.begun();
            return;
        }
        client.handler(this::came);
        client.endHandler(end -> {
            empty = true;
            send();
        });
        RequestBody.resumeForOne(client);
    }

    private void came(Buffer chunk) {
        if (chunk.length() == 0) {
            RequestBody.resumeForOne(client);
        } else {
            first = chunk;
            send();
        }
    }

    private void send() {
        if (!sender.isOver()) {
            sender.begun();
        }
    }

    /** Sends the body, after the head. */
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
            // A body that is held back can only have ended by a reset. The client's departure is reported in other
            // ways.
            return;
        }
        client.handler(chunk -> send(origin, chunk));
        client.endHandler(end -> finish(origin));
        if (!origin.isFull()) {
            RequestBody.resume(client);
        }
    }

    /**
     * Takes the body back from a failed origin, to be sent to another one.
     *
     * @return false when a part of it, or its end, has already been sent
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

    /** The origin has responded without the rest of the body. The rest is read and dropped, so that the client can continue. */
    void discard() {
        done = true;
        RequestBody.resume(client);
    }

    /** By 100 (Continue), the origin has requested the body that the client holds back. The caller forwards that response to the client. */
    void goOn() {
        begun = true;
    }

    private void send(RequestWriter origin, Buffer chunk) {
        if (sender.isOver()) {
            return;
        }
        begun = true;
        sender.moved();
        origin.write(chunk);
        if (origin.isFull()) {
            RequestBody.pause(client);
            origin.drainHandler(this::drained);
        }
    }

    private void drained(@Nullable Void drained) {
        sender.moved();
        RequestBody.resume(client);
    }

    private void finish(RequestWriter origin) {
        begun = true;
        if (!done && !sender.isOver()) {
            sender.moved();
            origin.end();
        }
        done = true;
    }
}
