package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.tracing.AttemptSpan;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.RequestTerms;
import dev.backsource.edge.upstream.connection.ConnectionUser;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.pool.ConnectionReceiver;
import dev.backsource.edge.upstream.pool.ConnectionUse;
import dev.backsource.edge.upstream.response.ResponsePart;
import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.edge.upstream.retry.RetryState;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an exchange at one origin: a connection, and the response on it to its end. The attempt is also the
 * exchange's one deadline, in turn for the connection, for the response's head, and for more of the response.
 */
final class UpstreamAttempt extends Deadline implements ConnectionReceiver, ConnectionUser, RetryState.FailedAttempt {
    private final UpstreamLoop loop;
    private final RequestTerms terms;
    private final Listener listener;
    private final boolean repeatable;
    private final @Nullable AttemptSpan span;
    private @Nullable OriginConnection connection;
    /**
     * The time at which the request was sent, by {@link System#nanoTime}; after the head of the response, the time
     * between them. 0 before.
     */
    private long nanos;

    private boolean reused;
    private boolean answered;
    private boolean over;

    /** The owner of the attempt, which is not notified after an end or a failure. */
    interface Listener {
        /**
         * Sends the request.
         *
         * @param user gets the response
         * @throws RuntimeException when the request can't be written; nothing was sent then
         */
        void send(OriginConnection connection, ConnectionUser user);

        /** An interim response; another one follows. */
        void informed(ResponsePart.Head head);

        /** The head of the response, {@code nanos} after the request was sent; from here on, no other origin can be tried. */
        void answered(ResponsePart.Head head, long nanos);

        /** Likewise, together with the whole body; the end follows. */
        void answered(ResponsePart.Head head, Buffer body, long nanos);

        /** A part of the response's body. */
        void received(Buffer part);

        /** The response is complete. */
        void ended();

        /** {@code attempt} has ended without a response. */
        void failed(UpstreamAttempt attempt, OriginFailure failure);

        /** The rest of the response will not arrive. */
        void broken(OriginFailure failure);
    }

    /**
     * @param repeatable whether the request may be sent again after a kept connection turns out to be closed
     * @param span of the attempt; null when it is not traced
     */
    UpstreamAttempt(
            UpstreamLoop loop, RequestTerms terms, boolean repeatable, @Nullable AttemptSpan span, Listener listener) {
        this.loop = loop;
        this.terms = terms;
        this.repeatable = repeatable;
        this.span = span;
        this.listener = listener;
    }

    /** Requests a connection. The time limit covers name look-up, TCP and TLS together, or the wait for a kept connection. */
    void start(RoutedRequest routed, RetryState state, ConnectionUse use) {
        loop.untilResponse().set(this, 3 * terms.secure().connectTimeoutMs());
        loop.connector().connect(routed, state.origin(), state.target(), use, this);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public boolean needsSilence() {
        return !repeatable;
    }

    @Override
    public void connected(OriginConnection made) {
        connection = made;
        reused = made.isReused();
        nanos = System.nanoTime();
        untilResponse();
        try {
            listener.send(made, this);
        } catch (RuntimeException | OutOfMemoryError e) {
            connection = null;
            made.giveBack();
            fail(OriginFailure.NOT_SENT);
        }
    }

    @Override
    public void notConnected(Throwable thrown) {
        if (!over) {
            fail(OriginFailure.of(thrown));
        }
    }

    @Override
    public void informed(ResponsePart.Head head) {
        if (!over) {
            listener.informed(head);
        }
    }

    @Override
    public void answered(ResponsePart.Head head) {
        if (!over) {
            answered = true;
            untilMore();
            nanos = System.nanoTime() - nanos;
            trace(head);
            listener.answered(head, nanos);
        }
    }

    /** No time limit begins for the end, which came in the same read. */
    @Override
    public void answered(ResponsePart.Head head, Buffer body) {
        if (!over) {
            answered = true;
            nanos = System.nanoTime() - nanos;
            trace(head);
            listener.answered(head, body, nanos);
        }
    }

    @Override
    public void received(Buffer part) {
        if (!over) {
            untilMore();
            listener.received(part);
        }
    }

    @Override
    public void ended() {
        if (!over) {
            connection = null;
            finish();
            listener.ended();
        }
    }

    @Override
    public void broken(Throwable thrown) {
        if (!over) {
            connection = null;
            fail(OriginFailure.of(thrown));
        }
    }

    /** A part of the request was forwarded; the origin's time for a response restarts. */
    void moved() {
        if (!over && !answered) {
            untilResponse();
        }
    }

    /** Pauses the response; the time limit for its body stops meanwhile. */
    void pause() {
        if (connection != null) {
            if (answered) {
                Deadlines.drop(this);
            }
            connection.pause();
        }
    }

    void resume() {
        if (connection != null) {
            if (answered) {
                untilMore();
            }
            connection.resume();
        }
    }

    private void untilResponse() {
        loop.untilResponse().set(this, terms.firstByteTimeoutMs());
    }

    private void untilMore() {
        loop.untilMore().set(this, terms.idleTimeoutMs());
    }

    @Override
    protected void expired() {
        if (answered) {
            fail(OriginFailure.NO_MORE);
        } else {
            fail(isSent() ? OriginFailure.NO_RESPONSE : OriginFailure.NO_CONNECTION);
        }
    }

    private void fail(OriginFailure failure) {
        if (over) {
            return;
        }
        giveUp(failure);
        if (answered) {
            listener.broken(failure);
        } else {
            listener.failed(this, failure);
        }
    }

    /** Gives up the response, or the rest of it, because of a failure, or, with null, since nobody wants it any more. */
    void giveUp(@Nullable OriginFailure failure) {
        if (span != null && !over) {
            if (failure == null) {
                span.cancelled();
            } else {
                span.failed(failure.error());
            }
        }
        finish();
        if (connection != null) {
            connection.abort();
            connection = null;
        }
    }

    /** Gives away the connection, on which the origin has switched protocols. */
    NetSocket giveAway() {
        var given = connection();
        finish();
        connection = null;
        return given.giveAway();
    }

    private void trace(ResponsePart.Head head) {
        if (span != null) {
            span.answered(head.status(), head.version());
        }
    }

    private void finish() {
        if (span != null && !over) {
            span.end();
        }
        over = true;
        Deadlines.drop(this);
    }

    /** The span of the attempt; null when it is not traced. */
    @Nullable
    AttemptSpan span() {
        return span;
    }

    /** The connection of the request; there is none before it is sent, and after its end. */
    OriginConnection connection() {
        if (connection == null) {
            throw new IllegalStateException("no response in progress");
        }
        return connection;
    }

    /** The nanoseconds from sending the request to the head of its response; 0 while there is none. */
    long answeredNanos() {
        return answered ? nanos : 0;
    }

    @Override
    public boolean isSent() {
        return nanos != 0;
    }

    @Override
    public boolean wasReused() {
        return reused;
    }
}
