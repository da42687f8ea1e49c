package dev.backsource.edge.origin;

import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import java.util.function.IntFunction;

/** Tries the addresses of one origin one after the other, each once, until one connects. */
final class AddressAttempts {
    private final Candidates candidates;
    private final IntFunction<Future<HttpClientRequest>> connect;
    private final int first;
    private int made;

    /** {@code connect} makes a connection to the address with the given index. */
    AddressAttempts(Candidates candidates, IntFunction<Future<HttpClientRequest>> connect) {
        this.candidates = candidates;
        this.connect = connect;
        this.first = candidates.preferred();
    }

    /** The first connection that could be made, or why the last one couldn't. */
    Future<HttpClientRequest> next() {
        var index = (first + made++) % candidates.count();
        return connect.apply(index)
                .onSuccess(connected -> candidates.prefer(index))
                .recover(this::failed);
    }

    private Future<HttpClientRequest> failed(Throwable failure) {
        return made == candidates.count() || failure instanceof ConnectionPoolTooBusyException
                ? Future.failedFuture(failure)
                : next();
    }
}
