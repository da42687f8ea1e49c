package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.upstream.connection.ConnectionTaker;
import dev.backsource.edge.upstream.connection.ConnectionUser;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.response.OriginHead;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * One try of an {@link OriginSearch} at one origin. Up to the head of the response it has its own time and failures; from
 * there the search hears everything.
 */
final class UpstreamAttempt extends Deadline implements ConnectionTaker, ConnectionUser {
    private final OriginSearch search;
    private @Nullable OriginConnection connection;
    private long sentNanos;
    private boolean reused;
    private boolean answered;
    private boolean over;

    UpstreamAttempt(OriginSearch search) {
        this.search = search;
    }

    void start() {
        search.untilConnected(this);
        search.connect(this);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void connected(OriginConnection made) {
        connection = made;
        reused = made.isReused();
        sentNanos = System.nanoTime();
        search.untilResponse(this);
        try {
            search.send(this, made);
        } catch (RuntimeException e) {
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
    public void informed(OriginHead head) {
        if (!over) {
            search.informed(head);
        }
    }

    @Override
    public void answered(OriginHead head) {
        if (!over) {
            answered = true;
            Deadlines.drop(this);
            search.answered(head, System.nanoTime() - sentNanos);
        }
    }

    @Override
    public void received(Buffer part) {
        search.received(part);
    }

    @Override
    public void ended() {
        over = true;
        connection = null;
        search.ended();
    }

    @Override
    public void broken(Throwable thrown) {
        connection = null;
        if (answered) {
            over = true;
            search.broken(thrown);
        } else {
            fail(OriginFailure.of(thrown));
        }
    }

    /** Something of the request went on; the origin has its time for an answer from here. */
    void moved() {
        if (!over && !answered) {
            search.untilResponse(this);
        }
    }

    @Override
    protected void expired() {
        fail(isSent() ? OriginFailure.NO_RESPONSE : OriginFailure.NO_CONNECTION);
    }

    private void fail(OriginFailure failure) {
        if (!over) {
            giveUp();
            search.attemptFailed(this, failure);
        }
    }

    /** Nobody waits for the response, or for the rest of it, any more. */
    void giveUp() {
        over = true;
        Deadlines.drop(this);
        if (connection != null) {
            connection.abort();
            connection = null;
        }
    }

    /** The connection that the request is on; null before there is one, and when it is over. */
    @Nullable
    OriginConnection connection() {
        return connection;
    }

    /** Whether the request may have left for the origin. */
    boolean isSent() {
        return sentNanos != 0;
    }

    /** Whether the connection had been used before, so that the origin may have closed it meanwhile. */
    boolean wasReused() {
        return reused;
    }
}
