package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.RequestTerms;
import dev.backsource.edge.upstream.connection.ConnectionUser;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.pool.ConnectionTaker;
import dev.backsource.edge.upstream.pool.ConnectionUse;
import dev.backsource.edge.upstream.response.ResponsePart;
import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.edge.upstream.retry.RetryState;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an exchange at one origin: a connection, and the response on it to its end. It is the one deadline of the
 * exchange, too, in turn for the connection, for the response's head, and for more of the response.
 */
final class UpstreamAttempt extends Deadline implements ConnectionTaker, ConnectionUser, RetryState.FailedAttempt {
    private final UpstreamLoop loop;
    private final RequestTerms terms;
    private final Listener listener;
    private final boolean repeatable;
    private @Nullable OriginConnection connection;
    /** When the request was sent, by {@link System#nanoTime}; once it is answered, how long that took. 0 before. */
    private long nanos;

    private boolean reused;
    private boolean answered;
    private boolean over;

    /** Whose attempt it is. After an end or a failure it hears no more. */
    interface Listener {
        /**
         * Sends the request.
         *
         * @param user gets the response
         * @throws RuntimeException when it can't be written; nothing was sent then
         */
        void send(OriginConnection connection, ConnectionUser user);

        /** An interim response; another one follows. */
        void informed(ResponsePart.Head head);

        /** The head of the response, {@code nanos} after the request was sent; from here on no other origin can be asked. */
        void answered(ResponsePart.Head head, long nanos);

        /** A part of the response's body. */
        void received(Buffer part);

        /** The response is whole. */
        void ended();

        /** There is no response, {@code attempt} being over. */
        void failed(UpstreamAttempt attempt, OriginFailure failure);

        /** There will be no more of the response. */
        void broken(OriginFailure failure);
    }

    /** @param repeatable whether the request may be sent again after a connection that was kept turns out to be closed */
    UpstreamAttempt(UpstreamLoop loop, RequestTerms terms, boolean repeatable, Listener listener) {
        this.loop = loop;
        this.terms = terms;
        this.repeatable = repeatable;
        this.listener = listener;
    }

    /** Asks for a connection; the time for it is for the whole of name, TCP and TLS, or for one that is kept to become free. */
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
            listener.answered(head, nanos);
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

    /** Something of the request went on; the origin has its time for an answer from here. */
    void moved() {
        if (!over && !answered) {
            untilResponse();
        }
    }

    /** Pauses the response; its body is not waited for meanwhile. */
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
        giveUp();
        if (answered) {
            listener.broken(failure);
        } else {
            listener.failed(this, failure);
        }
    }

    /** Nobody waits for the response, or for the rest of it, any more. */
    void giveUp() {
        finish();
        if (connection != null) {
            connection.abort();
            connection = null;
        }
    }

    /** Gives its connection away, on which the origin has switched protocols. */
    NetSocket giveAway() {
        var given = connection();
        finish();
        connection = null;
        return given.giveAway();
    }

    private void finish() {
        over = true;
        Deadlines.drop(this);
    }

    /** The connection that the request is on; there is none before it is sent, and after its end. */
    OriginConnection connection() {
        if (connection == null) {
            throw new IllegalStateException("no response is under way");
        }
        return connection;
    }

    /** From sending the request to the head of its response; 0 while there is none. */
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
