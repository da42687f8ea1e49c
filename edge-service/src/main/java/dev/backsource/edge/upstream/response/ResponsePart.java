package dev.backsource.edge.upstream.response;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;

/**
 * What a connection to an origin brings, in this order for each request: interim responses, a head, parts of the body, an
 * end. A failure can come at any moment, and nothing comes after it.
 */
public sealed interface ResponsePart {
    /**
     * The head of a response as an origin sent it.
     *
     * @param status in 100..599
     * @param length of the body that follows, in bytes; {@link #UNKNOWN_LENGTH} when its end will tell
     */
    record Head(int status, MultiMap fields, HttpVersion version, long length) implements ResponsePart {
        public static final long UNKNOWN_LENGTH = -1;
    }

    /** A 1xx response other than 101, which another response follows (RFC 9110 §15.2). */
    record Interim(Head head) implements ResponsePart {}

    /** {@code bytes} are on the heap and may be kept. */
    record Body(Buffer bytes) implements ResponsePart {}

    /** The response is whole. */
    record End(Reuse reuse) implements ResponsePart {
        private static final End NEVER = new End(Reuse.NEVER);
        private static final End AFTER_SILENCE = new End(Reuse.AFTER_SILENCE);
        private static final End NOW = new End(Reuse.NOW);

        /** One is made for each way, not for each response. */
        static End of(Reuse reuse) {
            return switch (reuse) {
                case NEVER -> NEVER;
                case AFTER_SILENCE -> AFTER_SILENCE;
                case NOW -> NOW;
            };
        }
    }

    /** What comes is no response, or none that the edge takes. */
    record Failed(ResponseException reason) implements ResponsePart {}
}
