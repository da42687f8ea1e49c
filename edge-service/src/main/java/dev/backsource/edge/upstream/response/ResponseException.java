package dev.backsource.edge.upstream.response;

/** Why what came from an origin is not taken for a response. Made once for each reason, so without a trace. */
public final class ResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is wrong, as far as RFC 9209 §2.3 tells it apart. */
    public enum Kind {
        /** It is not HTTP/1.1. */
        MALFORMED,
        /** How the body is coded for the transfer is not valid, or not known here. */
        TRANSFER_CODING,
        /** The header section is larger than it may be, or has more fields. */
        HEADER_SECTION_SIZE,
        /** The trailer section is. */
        TRAILER_SECTION_SIZE,
        /** The connection ended within the response. */
        INCOMPLETE,
        /** Nothing had been asked for. */
        UNASKED
    }

    /** {@code reason} is in words, for an operator. */
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

    /** In words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
