package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.routing.UnverifiedTerms;
import dev.backsource.edge.upstream.connection.OriginConnection;
import java.time.Clock;

/**
 * The receiver of a connection without verification, for a request that would take none after the end of its domain's exception. Where the exception
 * ends between the request and the connection, the connection is given back, and another one requested.
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
    public void connected(OriginConnection connection) {
        if (clock.millis() < terms.endMillis()) {
            taker.connected(connection);
        } else {
            connection.giveBack();
            again.run();
        }
    }

    @Override
    public void notConnected(Throwable thrown) {
        taker.notConnected(thrown);
    }
}
