package dev.backsource.edge.transport.client;

import dev.backsource.edge.transport.FieldLines;
import dev.backsource.edge.transport.http1.Http1Pipeline;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** Field lines of the response to a client, besides Vert.x's map of its fields. */
public final class ResponseLines {
    private ResponseLines() {}

    /** The lines of the response to {@code client}, sent before those of its map; null over HTTP/2, which has no lines. */
    public static @Nullable FieldLines of(HttpServerRequest client) {
        if (client.version() == HttpVersion.HTTP_2) {
            return null;
        }
        var channel = ((ConnectionBase) client.connection()).channel();
        return Http1Pipeline.linesOf(channel, client.response().headers());
    }
}
