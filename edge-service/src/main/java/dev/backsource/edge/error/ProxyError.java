package dev.backsource.edge.error;

import java.util.Locale;

/** The reasons for the edge's own responses: the error types of RFC 9209 §2.3 that it uses, each with its status code. */
public enum ProxyError {
    DNS_TIMEOUT(504),
    DNS_ERROR(502),
    DESTINATION_NOT_FOUND(404),
    DESTINATION_IP_PROHIBITED(502),
    DESTINATION_IP_UNROUTABLE(502),
    CONNECTION_REFUSED(502),
    CONNECTION_TERMINATED(502),
    CONNECTION_TIMEOUT(504),
    CONNECTION_READ_TIMEOUT(504),
    CONNECTION_LIMIT_REACHED(503),
    TLS_PROTOCOL_ERROR(502),
    TLS_CERTIFICATE_ERROR(502),
    HTTP_REQUEST_ERROR(400),
    HTTP_REQUEST_DENIED(403),
    HTTP_RESPONSE_INCOMPLETE(502),
    HTTP_RESPONSE_HEADER_SECTION_SIZE(502),
    HTTP_RESPONSE_TRAILER_SECTION_SIZE(502),
    HTTP_RESPONSE_TRANSFER_CODING(502),
    HTTP_RESPONSE_TIMEOUT(504),
    HTTP_PROTOCOL_ERROR(502),
    /** The request has passed this CDN before. */
    PROXY_LOOP_DETECTED(508),
    /** The edge is not ready. */
    PROXY_INTERNAL_RESPONSE(503),
    PROXY_INTERNAL_ERROR(500);

    private final int status;
    private final String token = name().toLowerCase(Locale.ROOT);

    ProxyError(int status) {
        this.status = status;
    }

    /** The status code of the edge's response, unless the case has one of its own. */
    public int status() {
        return status;
    }

    /** As in the {@code error} parameter of {@code Proxy-Status}. */
    public String token() {
        return token;
    }
}
