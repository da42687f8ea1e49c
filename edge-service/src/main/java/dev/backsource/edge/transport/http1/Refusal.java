package dev.backsource.edge.transport.http1;

import dev.backsource.edge.error.ClientError;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;

/** The refusal of a request. One instance for each reason, without a stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Refusal LINE = new Refusal(ClientError.LINE_TOO_LONG);
    private static final Refusal HEADERS = new Refusal(ClientError.HEADER_TOO_LARGE);
    private static final Refusal OTHER = new Refusal(ClientError.MALFORMED);

    private final ClientError error;

    /** A refusal with {@code error} as the response. */
    public Refusal(ClientError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    /** Whether {@code client} stands for bytes that could not be parsed as a request. */
    public static boolean isOf(HttpServerRequest client) {
        return !client.decoderResult().isSuccess();
    }

    /** The reason why {@code client} could not be parsed; {@link #isOf} must be true. */
    public static Refusal of(HttpServerRequest client) {
        var failure = client.decoderResult().cause();
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof TooLongHttpLineException) {
            return LINE;
        }
        return failure instanceof TooLongHttpHeaderException ? HEADERS : OTHER;
    }

    /** The response. */
    public ClientError error() {
        return error;
    }
}
