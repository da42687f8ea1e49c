package dev.backsource.edge.upstream.response;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;

/**
 * A part of a response on a connection to an origin. For each request, the parts come in this order: interim responses, a
 * head, parts of the body, an end. A failure can come at any moment and is the last part.
 */
public sealed interface ResponsePart {
    /**
     * The head of a response as an origin sent it.
     *
     * @param status in 100..599
     * @param length of the body that follows, in bytes; {@link #UNKNOWN_LENGTH} when only its end shows it
     */
    record Head(int status, MultiMap fields, HttpVersion version, long length) implements ResponsePart {
        public static final long UNKNOWN_LENGTH = -1;
    }

    /** A 1xx response other than 101, which another response follows (RFC 9110 §15.2). */
    record Interim(Head head) implements ResponsePart {}

    /** {@code bytes} are on the heap and may be kept. */
    record Body(Buffer bytes) implements ResponsePart {}

    /** The response is complete. */
    record End(Reuse reuse) implements ResponsePart {
        private static final End NEVER = new End(Reuse.NEVER);
        private static final End AFTER_SILENCE = new End(Reuse.AFTER_SILENCE);
        private static final End NOW = new End(Reuse.NOW);

        /** The shared end for {@code reuse}: there is one for each way, not for each response. */
        static End of(Reuse reuse) {
            return switch (reuse) {
                case NEVER -> NEVER;
                case AFTER_SILENCE -> AFTER_SILENCE;
                case NOW -> NOW;
            };
        }
    }

    /** The bytes are not a response, or not one that the edge accepts. */
    record Failed(ResponseException reason) implements ResponsePart {}
}
