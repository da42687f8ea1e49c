package dev.backsource.edge.http.client;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** The completion handler for writes with an unneeded outcome: the connection or stream reports its end anyway. */
public final class UnobservedWrites {
    /** None, which saves Vert.x a promise. */
    private static final @Nullable Handler<AsyncResult<Void>> NONE = null;

    /**
     * HTTP/2 needs one: without a promise, data that wait for the window of a stream that its client resets would make
     * the whole connection fail.
     */
    private static final Handler<AsyncResult<Void>> OF_STREAM = written -> {};

    private UnobservedWrites() {}

    /** The handler to write to {@code client} with. */
    public static @Nullable Handler<AsyncResult<Void>> by(HttpServerRequest client) {
        return client.version() == HttpVersion.HTTP_2 ? OF_STREAM : NONE;
    }
}
