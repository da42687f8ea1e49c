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
    private final Sender sender;
    private final HttpServerRequest client;
    /** What came before there was an origin to take it. */
    private @Nullable Buffer first;
    /** Whether the end came then. */
    private boolean empty;

    private boolean begun;
    private boolean done;

    /** Sends the request that the body belongs to. */
    interface Sender {
        /** There is a reason to ask an origin. Called once. */
        void begun();

        /** Whether nobody waits for a response any more. */
        boolean isOver();

        /** Something of the body went on. */
        void moved();
    }

    private RequestBodyForwarder(Sender sender, HttpServerRequest client) {
        this.sender = sender;
        this.client = client;
    }

    /** Null when the request has no body. */
    static @Nullable RequestBodyForwarder of(Sender sender, HttpServerRequest client) {
        return RequestBody.follows(client) ? new RequestBodyForwarder(sender, client) : null;
    }

    /** Tells the sender when there is a reason to ask an origin, and holds the rest of the body back. */
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
