package dev.backsource.edge.upstream.response;

import dev.backsource.edge.error.OriginError;

/** The refusal of an origin's response. There is one exception per reason, so it has no stack trace. */
public final class ResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final OriginError error;

    /** The kind of the violation, as far as RFC 9209 §2.3 distinguishes it. */
    public enum Kind {
        /** The response is not HTTP/1.1. */
        MALFORMED,
        /** The transfer coding of the body is not valid, or not supported. */
        TRANSFER_CODING,
        /** The header section is larger than the limit, or has too many fields. */
        HEADER_SECTION_SIZE,
        /** Likewise for the trailer section. */
        TRAILER_SECTION_SIZE,
        /** The connection ended within the response. */
        INCOMPLETE,
        /** No request was open. */
        UNASKED
    }

    ResponseException(Kind kind, OriginError error) {
        super(error.text(), null, false, false);
        this.kind = kind;
        this.error = error;
    }

    static ResponseException malformed(OriginError error) {
        return new ResponseException(Kind.MALFORMED, error);
    }

    public Kind kind() {
        return kind;
    }

    /** The violation. */
    public OriginError error() {
        return error;
    }
}
