package dev.backsource.edge.transport.http1;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;

/** The refusal of a request. One instance for each reason, without a stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Refusal LINE = new Refusal(414, "the request line is too long");
    private static final Refusal HEADERS = new Refusal(431, "the header section is too large");
    private static final Refusal OTHER = new Refusal(400, "the request is not valid HTTP");

    private final int status;

    /**
     * Creates a refusal.
     *
     * @param details in words, for the sender
     */
    public Refusal(int status, String details) {
        super(details, null, false, false);
        this.status = status;
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

    public int status() {
        return status;
    }

    public String details() {
        return String.valueOf(getMessage());
    }
}
