package dev.backsource.edge.error;

import static dev.backsource.edge.error.ProxyError.CONNECTION_LIMIT_REACHED;
import static dev.backsource.edge.error.ProxyError.DESTINATION_NOT_FOUND;
import static dev.backsource.edge.error.ProxyError.HTTP_REQUEST_DENIED;
import static dev.backsource.edge.error.ProxyError.HTTP_REQUEST_ERROR;
import static dev.backsource.edge.error.ProxyError.PROXY_INTERNAL_ERROR;
import static dev.backsource.edge.error.ProxyError.PROXY_INTERNAL_RESPONSE;
import static dev.backsource.edge.error.ProxyError.PROXY_LOOP_DETECTED;

/**
 * The catalogue of the edge's own error responses: status, type and text of each, except for failures of origins. The table in
 * {@code docs/edge.md} has the cause and the remedy of each.
 */
public enum ClientError {
    NOT_READY(PROXY_INTERNAL_RESPONSE, 503, "edge not ready: routing table not loaded yet; try again in 1 s"),
    INTERNAL(PROXY_INTERNAL_ERROR, 500, "internal error of the edge"),

    UNKNOWN_HOST(DESTINATION_NOT_FOUND, 404, "unknown host: %s"),
    OTHER_HOST(DESTINATION_NOT_FOUND, 421, "unknown host: %s; the Host field names another host"),
    STOPPED(HTTP_REQUEST_DENIED, 403, "the domain of %s is stopped"),
    OTHER_CERTIFICATE(421, "TLS connection made for another host than %s; open a new connection with that server name"),
    WEAK_TLS(421, "TLS version or cipher suite not allowed for %s; open a new connection with that server name"),
    OTHER_SCHEME(421, "the scheme of the request is not the scheme of this port"),
    LOOP(PROXY_LOOP_DETECTED, 508, "loop detected: the request has passed through this CDN before"),
    NOT_CACHED(504, "no usable stored response (only-if-cached)"),

    CLIENT_LIMIT(HTTP_REQUEST_DENIED, 429, "too many concurrent origin requests from your address; try again in 1 s"),
    DOMAIN_LIMIT(
            CONNECTION_LIMIT_REACHED, 503, "too many concurrent origin requests for this domain; try again in 1 s"),
    EDGE_LIMIT(PROXY_INTERNAL_RESPONSE, 503, "too many concurrent origin requests on this edge; try again in 1 s"),
    CONNECTION_LIMIT(
            PROXY_INTERNAL_RESPONSE, 503, "too many connections, in total or from your address; try again in 1 s"),
    NO_ROOM(PROXY_INTERNAL_RESPONSE, 503, "memory for arriving responses is full; try again in 1 s"),
    SLOW_CLIENTS(PROXY_INTERNAL_RESPONSE, 503, "memory for responses to slow clients is full; try again in 1 s"),

    /** Ends a response that has begun. */
    EVICTED(PROXY_INTERNAL_RESPONSE, 503, "stored response evicted, and memory for responses to slow clients is full"),

    SLOW_REQUEST(408, "request timeout: incomplete request"),
    SLOW_BODY(408, "request timeout: body too slow"),

    LINE_TOO_LONG(414, "request line too long"),
    TARGET_TOO_LONG(414, "request target too long"),
    HEADER_TOO_LARGE(431, "header section too large"),
    METHOD(501, "method not supported: CONNECT, TRACE"),
    VERSION(505, "HTTP version not supported; supported: 1.0, 1.1 and 2"),
    REQUEST_CODING(501, "transfer coding not supported; supported: chunked"),
    NO_REQUEST_LINE(400, "unexpected data before the request line"),
    REQUEST_LINE(400, "malformed request line"),
    TARGET(400, "invalid request target: neither a path, nor an http or https URL, nor OPTIONS *"),
    TARGET_CHARACTERS(400, "invalid characters in the request target"),
    NO_HOST(400, "missing Host field"),
    SEVERAL_HOSTS(400, "more than one Host field"),
    HOST(400, "missing or invalid host"),
    FOLDED_FIELD(400, "header field folded over several lines"),
    UNNAMED_FIELD(400, "header field without a name"),
    BODY_LENGTH(400, "ambiguous length of the request body"),
    CHUNK_SIZE(400, "invalid chunk size in the request body"),
    BODY(400, "malformed request body"),
    MALFORMED(400, "malformed HTTP request");

    /** Stands for the request's host in {@link #text()}. */
    private static final String PLACE_OF_HOST = "%s";

    private final ProxyError type;
    private final int status;
    private final String text;

    ClientError(ProxyError type, int status, String text) {
        this.type = type;
        this.status = status;
        this.text = text;
    }

    /** A request that is wrong in itself, or on its connection. */
    ClientError(int status, String text) {
        this(HTTP_REQUEST_ERROR, status, text);
    }

    /** The type in {@code Proxy-Status}. */
    public ProxyError type() {
        return type;
    }

    /** The status code of the response. */
    public int status() {
        return status;
    }

    /** The text of the response, with {@code %s} in place of the host, if it names it. */
    public String text() {
        return text;
    }

    /** The text of the response to a request for {@code host}. */
    public String text(String host) {
        return text.replace(PLACE_OF_HOST, host);
    }
}
