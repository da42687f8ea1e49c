package dev.backsource.edge.inspection;

import dev.backsource.edge.routing.NamedRoute;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;

/**
 * Routes on their way to one client, a line of JSON each. Some are written at a time, no more than the client takes, and
 * the event loop has its turn in between; so a million of them neither fill the heap nor hold up requests.
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

    /** Writes all and ends the response; called on the response's event loop, {@code loop}. */
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
