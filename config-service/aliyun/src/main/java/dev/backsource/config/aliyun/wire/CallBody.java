package dev.backsource.config.aliyun.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Reads the body of a request, up to the largest size. */
final class CallBody {
    private final int max;
    private final Consumer<byte[]> whole;
    private final Runnable tooLarge;
    private final Buffer read = Buffer.buffer();
    private boolean isTooLarge;

    private CallBody(int max, Consumer<byte[]> whole, Runnable tooLarge) {
        this.max = max;
        this.whole = whole;
        this.tooLarge = tooLarge;
    }

    /** Exactly one of {@code whole} and {@code tooLarge} is called, unless the connection ends before. */
    static void read(HttpServerRequest request, int max, Consumer<byte[]> whole, Runnable tooLarge) {
        var body = new CallBody(max, whole, tooLarge);
        // A client that hangs up gets no response.
        request.exceptionHandler(hungUp -> {}).handler(body::take).endHandler(ended -> body.end());
    }

    private void take(Buffer bytes) {
        if (isTooLarge) {
            return;
        }
        if (read.length() + bytes.length() > max) {
            isTooLarge = true;
            tooLarge.run();
            return;
        }
        read.appendBuffer(bytes);
    }

    private void end() {
        if (!isTooLarge) {
            whole.accept(read.getBytes());
        }
    }
}
