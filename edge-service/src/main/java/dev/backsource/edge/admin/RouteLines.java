package dev.backsource.edge.admin;

import dev.backsource.edge.routing.NamedRoute;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;

/**
 * Writes routes to one client, one line of JSON each. It writes a few at a time, no faster than the client reads, and
 * yields to the event loop in between; so a million routes neither fill the heap nor delay requests.
 */
final class RouteLines {
    private static final int AT_A_TIME = 100;
    private static final byte NEW_LINE = '\n';

    private final Iterator<NamedRoute> routes;
    private final HttpServerResponse response;
    private final Context loop;

    private RouteLines(Iterator<NamedRoute> routes, HttpServerResponse response, Context loop) {
        this.routes = routes;
        this.response = response;
        this.loop = loop;
    }

    /** Writes all routes and ends the response. Must be called on {@code loop}, the response's event loop. */
    static void write(Iterator<NamedRoute> routes, HttpServerResponse response, Context loop) {
        new RouteLines(routes, response.setChunked(true), loop).writeOn();
    }

    private void writeOn() {
        if (response.closed()) {
            return;
        }
        var lines = next();
        if (!routes.hasNext()) {
            response.end(lines);
            return;
        }
        response.write(lines);
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> writeOn());
        } else {
            loop.runOnContext(turn -> writeOn());
        }
    }

    private Buffer next() {
        var lines = Buffer.buffer();
        for (var count = 0; count < AT_A_TIME && routes.hasNext(); count++) {
            lines.appendBytes(Json.bytes(RouteView.of(routes.next()))).appendByte(NEW_LINE);
        }
        return lines;
    }
}
