package dev.backsource.config.outgoing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.function.Supplier;

/** A response's body, read up to a limit. */
public final class BoundedBody {
    private BoundedBody() {}

    /**
     * Reads the whole body.
     *
     * @param max the limit in bytes; beyond it the connection is reset, and the result fails
     * @param tooLarge the failure then
     */
    public static Future<Buffer> read(HttpClientResponse response, int max, Supplier<? extends Throwable> tooLarge) {
        var body = Promise.<Buffer>promise();
        var content = Buffer.buffer();
        response.handler(chunk -> {
            if (content.length() + chunk.length() > max) {
                body.tryFail(tooLarge.get());
                response.request().reset();
            } else {
                content.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(body::tryFail);
        response.endHandler(end -> body.tryComplete(content));
        return body.future();
    }
}
