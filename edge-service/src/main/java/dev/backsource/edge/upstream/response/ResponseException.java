package dev.backsource.edge.upstream.response;

/** The refusal of an origin's response. There is one exception per reason, so it has no stack trace. */
public final class ResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

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

    /** @param reason in words, for an operator */
    ResponseException(Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    static ResponseException malformed(String reason) {
        return new ResponseException(Kind.MALFORMED, reason);
    }

    public Kind kind() {
        return kind;
    }

    /** The reason in words, for an operator. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
