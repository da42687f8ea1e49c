package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.routing.UnverifiedTerms;
import dev.backsource.edge.upstream.connection.OriginConnection;
import java.time.Clock;

/**
 * The receiver of a connection without verification, for a request that would take none after the end of its domain's exception. Where the exception
 * ends between the request and the connection, another one is requested.
 */
final class UnverifiedReceiver implements ConnectionReceiver {
    private final ConnectionReceiver taker;
    private final UnverifiedTerms terms;
    private final Clock clock;
    private final Runnable again;

    /** @param again requests a connection on the terms of that moment for {@code taker} */
    UnverifiedReceiver(ConnectionReceiver taker, UnverifiedTerms terms, Clock clock, Runnable again) {
        this.taker = taker;
        this.terms = terms;
        this.clock = clock;
        this.again = again;
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
    public boolean movesOn() {
        var isLate = terms.isOver(clock);
        if (isLate) {
            again.run();
        }
        return isLate;
    }

    @Override
    public void connected(OriginConnection connection) {
        taker.connected(connection);
    }

    @Override
    public void notConnected(Throwable thrown) {
        taker.notConnected(thrown);
    }
}
