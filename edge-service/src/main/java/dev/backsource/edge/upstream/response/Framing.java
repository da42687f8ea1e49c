package dev.backsource.edge.upstream.response;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.upstream.response.ResponseException.Kind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;

/**
 * The framing of a response: the way to find its end (RFC 9112 §6.3), and the reuse of the connection after it.
 *
 * @param length of the body in bytes, for {@link Way#LENGTH}; {@link ResponsePart.Head#UNKNOWN_LENGTH} for ways without a length
 * @param reuse of the connection, as far as the head decides
 * @param empty whether the response must have no content, such as 205 (Reset Content), RFC 9110 §15.3.6
 */
record Framing(Way way, long length, Reuse reuse, boolean empty) {
    private static final int NO_CONTENT = 204;
    private static final int RESET_CONTENT = 205;
    private static final int NOT_MODIFIED = 304;
    /** More digits than any length has. */
    private static final int MAX_DIGITS = 18;

    private static final ResponseException LENGTHS = ResponseException.malformed(OriginError.SEVERAL_LENGTHS);
    private static final ResponseException LENGTH = ResponseException.malformed(OriginError.LENGTH);
    private static final ResponseException BOTH = ResponseException.malformed(OriginError.LENGTH_AND_CODING);
    private static final ResponseException CONTENT = ResponseException.malformed(OriginError.CONTENT);
    private static final ResponseException CODING = new ResponseException(Kind.TRANSFER_CODING, OriginError.CODING);
    private static final ResponseException OLD_CODING =
            new ResponseException(Kind.TRANSFER_CODING, OriginError.OLD_CODING);

    /** The way to find the end of the body. */
    enum Way {
        NONE,
        LENGTH,
        CHUNKED,
        CLOSE
    }

    /** The framing of a final response; {@code toHead} for the response to a HEAD. */
    static Framing of(StatusLine line, HeadFields fields, boolean toHead) {
        var chunked = isChunked(line, fields);
        var length = length(fields);
        if (chunked && length >= 0) {
            throw BOTH;
        }
        var status = line.status();
        var reuse = isKeptAlive(line, fields) ? Reuse.NOW : Reuse.NEVER;
        if (toHead || status == NO_CONTENT || status == NOT_MODIFIED) {
            return new Framing(Way.NONE, 0, bodiless(status, chunked || length > 0, reuse), true);
        }
        var empty = status == RESET_CONTENT;
        if (empty && length > 0) {
            throw CONTENT;
        }
        if (chunked) {
            return new Framing(Way.CHUNKED, announced(empty), reuse, empty);
        }
        return length < 0
                ? new Framing(Way.CLOSE, announced(empty), Reuse.NEVER, empty)
                : new Framing(Way.LENGTH, length, reuse, empty);
    }

    private static long announced(boolean empty) {
        return empty ? 0 : ResponsePart.Head.UNKNOWN_LENGTH;
    }

    /** The reuse after a response without a body. A 204 must not announce a body (RFC 9110 §8.6); a 304 and the response to a HEAD may. */
    private static Reuse bodiless(int status, boolean speaksOfBody, Reuse otherwise) {
        if (!speaksOfBody || otherwise == Reuse.NEVER) {
            return otherwise;
        }
        return status == NO_CONTENT ? Reuse.NEVER : Reuse.AFTER_SILENCE;
    }

    private static boolean isChunked(StatusLine line, HeadFields fields) {
        var coding = fields.coding();
        if (coding == null) {
            return false;
        }
        if (line.version() == HttpVersion.HTTP_1_0) {
            throw OLD_CODING;
        }
        if (fields.codings() > 1 || !coding.contentEqualsIgnoreCase(HttpHeaders.CHUNKED)) {
            throw CODING;
        }
        return true;
    }

    /** The Content-Length; negative without one. */
    private static long length(HeadFields fields) {
        var value = fields.length();
        if (value == null) {
            return -1;
        }
        if (fields.lengths() > 1) {
            throw LENGTHS;
        }
        if (value.isEmpty() || value.length() > MAX_DIGITS) {
            throw LENGTH;
        }
        var length = 0L;
        for (var i = 0; i < value.length(); i++) {
            var digit = value.byteAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw LENGTH;
            }
            length = 10 * length + digit;
        }
        if (value.length() > 1 && value.byteAt(0) == '0') {
            fields.length(length);
        }
        return length;
    }

    /** RFC 9112 §9.3. */
    private static boolean isKeptAlive(StatusLine line, HeadFields fields) {
        return !fields.isClosing() && (line.version() == HttpVersion.HTTP_1_1 || fields.isKeptAlive());
    }
}
