package dev.backsource.edge.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * A response on its way to the client, never faster than the client takes it. A body that comes in one piece leaves in
 * one write with the head; of any other the head doesn't wait for the body.
 */
final class Download {
    private static final long UNKNOWN = -1;
    /** A body that is announced with no more than this comes with its head; waiting for it costs nothing. */
    private static final long SMALL = 16 * 1024;

    private final OriginExchange exchange;
    private final HttpServerRequest client;
    private final HttpServerResponse to;
    private final HttpClientResponse from;
    private final long announced;
    private long received;

    Download(OriginExchange exchange, HttpServerRequest client, HttpClientResponse from) {
        this.exchange = exchange;
        this.client = client;
        this.to = client.response();
        this.from = from;
        this.announced = hasBody() ? announcedLength() : 0;
    }

    void start(Headers headers) {
        to.setStatusCode(from.statusCode());
        headers.toClient(from.headers(), from.version(), to.headers());
        from.exceptionHandler(exchange::fail);
        from.handler(this::send);
        from.endHandler(this::finish);
        if (announced == UNKNOWN && !endsByClose()) {
            to.setChunked(true);
            Vertx.currentContext().runOnContext(this::sendHead);
        } else if (announced > SMALL) {
            Vertx.currentContext().runOnContext(this::sendHead);
        }
    }

    /** HTTP/1.0 knows no other end of a body of unknown length. */
    private boolean endsByClose() {
        return client.version() == HttpVersion.HTTP_1_0;
    }

    private boolean hasBody() {
        var status = from.statusCode();
        return status != 204 && status != 304 && !client.method().equals(HttpMethod.HEAD);
    }

    private long announcedLength() {
        var length = from.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? UNKNOWN : Long.parseLong(length);
    }

    private void sendHead(@Nullable Void later) {
        if (!exchange.isOver() && !to.headWritten()) {
            to.writeHead();
        }
    }

    private void send(Buffer chunk) {
        if (exchange.isOver()) {
            return;
        }
        received += chunk.length();
        if (received == announced) {
            to.end(chunk);
            exchange.complete(from.statusCode());
            return;
        }
        to.write(chunk);
        if (to.writeQueueFull()) {
            from.pause();
            exchange.downloadPaused();
            to.drainHandler(this::drained);
        } else {
            exchange.downloadMoved();
        }
    }

    private void drained(@Nullable Void drained) {
        if (!exchange.isOver()) {
            exchange.downloadMoved();
            from.resume();
        }
    }

    private void finish(@Nullable Void end) {
        if (exchange.isOver()) {
            return;
        }
        to.end();
        exchange.complete(from.statusCode());
        if (announced == UNKNOWN && endsByClose()) {
            client.connection().close();
        }
    }
}
