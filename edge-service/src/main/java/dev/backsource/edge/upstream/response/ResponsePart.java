package dev.backsource.edge.upstream.response;

import io.vertx.core.buffer.Buffer;

/**
 * What a connection to an origin brings, in this order for each request: interim responses, a head, parts of the body, an
 * end. A failure can come at any moment, and nothing comes after it.
 */
public sealed interface ResponsePart
        permits OriginHead, ResponsePart.Interim, ResponsePart.Body, ResponsePart.End, ResponsePart.Failed {

    /** A 1xx response other than 101, which another response follows (RFC 9110 §15.2). */
    record Interim(OriginHead head) implements ResponsePart {}

    /** {@code bytes} are on the heap and may be kept. */
    record Body(Buffer bytes) implements ResponsePart {}

    /** The response is whole. */
    record End(Reuse reuse) implements ResponsePart {}

    /** What comes is no response, or none that the edge takes. */
    record Failed(ResponseException reason) implements ResponsePart {}
}
