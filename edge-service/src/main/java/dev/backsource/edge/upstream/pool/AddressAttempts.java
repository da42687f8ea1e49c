package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.upstream.address.Candidates;
import dev.backsource.edge.upstream.connection.OriginConnection;
import io.vertx.core.http.ConnectionPoolTooBusyException;

/** The attempts at the addresses of one origin, one after the other, each once, until one connects. */
final class AddressAttempts implements ConnectionReceiver {
    private final Candidates candidates;
    private final ConnectionReceiver taker;
    private final Attempt attempt;
    private final int first;
    private int made;
    private int index;

    /** Requests a connection to the address with the given index. */
    interface Attempt {
        void make(int index, ConnectionReceiver taker);
    }

    /** {@code taker} gets the first connection, or the failure of the last attempt. */
    AddressAttempts(Candidates candidates, ConnectionReceiver taker, Attempt attempt) {
        this.candidates = candidates;
        this.taker = taker;
        this.attempt = attempt;
        this.first = candidates.preferred();
    }

    void next() {
        index = (first + made++) % candidates.count();
        attempt.make(index, this);
    }

    @Override
    public boolean isOver() {
        return taker.isOver();
    }

    @Override
    public boolean needsSilence() {
        return taker.needsSilence();
    }

    @Override
    public void connected(OriginConnection connection) {
        candidates.prefer(index);
        taker.connected(connection);
    }

    @Override
    public void notConnected(Throwable thrown) {
        if (taker.isOver() || made == candidates.count() || thrown instanceof ConnectionPoolTooBusyException) {
            taker.notConnected(thrown);
        } else {
            next();
        }
    }
}
