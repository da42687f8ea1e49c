package dev.backsource.edge.error;

import static dev.backsource.edge.error.ProxyError.CONNECTION_LIMIT_REACHED;
import static dev.backsource.edge.error.ProxyError.CONNECTION_READ_TIMEOUT;
import static dev.backsource.edge.error.ProxyError.CONNECTION_REFUSED;
import static dev.backsource.edge.error.ProxyError.CONNECTION_TERMINATED;
import static dev.backsource.edge.error.ProxyError.CONNECTION_TIMEOUT;
import static dev.backsource.edge.error.ProxyError.DESTINATION_IP_PROHIBITED;
import static dev.backsource.edge.error.ProxyError.DESTINATION_IP_UNROUTABLE;
import static dev.backsource.edge.error.ProxyError.DNS_ERROR;
import static dev.backsource.edge.error.ProxyError.DNS_TIMEOUT;
import static dev.backsource.edge.error.ProxyError.HTTP_PROTOCOL_ERROR;
import static dev.backsource.edge.error.ProxyError.HTTP_REQUEST_ERROR;
import static dev.backsource.edge.error.ProxyError.HTTP_RESPONSE_HEADER_SECTION_SIZE;
import static dev.backsource.edge.error.ProxyError.HTTP_RESPONSE_INCOMPLETE;
import static dev.backsource.edge.error.ProxyError.HTTP_RESPONSE_TIMEOUT;
import static dev.backsource.edge.error.ProxyError.HTTP_RESPONSE_TRAILER_SECTION_SIZE;
import static dev.backsource.edge.error.ProxyError.HTTP_RESPONSE_TRANSFER_CODING;
import static dev.backsource.edge.error.ProxyError.PROXY_INTERNAL_ERROR;
import static dev.backsource.edge.error.ProxyError.TLS_CERTIFICATE_ERROR;
import static dev.backsource.edge.error.ProxyError.TLS_PROTOCOL_ERROR;

import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Gate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of failures at an origin: type and text of each, for the log, and for clients where the operator discloses origins. The type
 * has the status of the response. The table in {@code docs/edge.md} has the remedies.
 */
public enum OriginError {
    NO_ORIGIN(PROXY_INTERNAL_ERROR, "no origin in the route", null, null),
    NOT_SENT(HTTP_REQUEST_ERROR, "request not expressible in HTTP/1.1", null, null),
    LIMIT(CONNECTION_LIMIT_REACHED, "connection limit reached", null, null),
    NO_CONNECTION(CONNECTION_TIMEOUT, "no free connection in time", null, null),

    PROHIBITED(DESTINATION_IP_PROHIBITED, "prohibited address or port", FindingKind.ADDRESS_PROHIBITED),
    PROHIBITED_PORT(DESTINATION_IP_PROHIBITED, "prohibited port", FindingKind.PORT_PROHIBITED),
    DNS_SILENT(DNS_TIMEOUT, "DNS timeout", FindingKind.NAME_UNRESOLVED),
    UNRESOLVED(DNS_ERROR, "host name without an address", FindingKind.NAME_UNRESOLVED),
    CONNECT_TIMEOUT(CONNECTION_TIMEOUT, "connect timeout", FindingKind.CONNECTION_TIMED_OUT),
    HANDSHAKE_TIMEOUT(CONNECTION_TIMEOUT, "TLS handshake timeout", FindingKind.HANDSHAKE_FAILED),
    NO_ROUTE(DESTINATION_IP_UNROUTABLE, "no route to the address", FindingKind.NO_ROUTE),
    UNREACHABLE(DESTINATION_IP_UNROUTABLE, "network unreachable", FindingKind.NETWORK_UNREACHABLE),
    REFUSED(CONNECTION_REFUSED, "connection refused", FindingKind.CONNECTION_REFUSED),
    NO_CERTIFICATE(TLS_CERTIFICATE_ERROR, "no certificate", FindingKind.NO_CERTIFICATE),
    UNTRUSTED(TLS_CERTIFICATE_ERROR, "certificate not trusted", FindingKind.CERTIFICATE_UNTRUSTED),
    SELF_SIGNED(TLS_CERTIFICATE_ERROR, "self-signed certificate", FindingKind.CERTIFICATE_SELF_SIGNED),
    INVALID_CHAIN(TLS_CERTIFICATE_ERROR, "incomplete certificate chain", FindingKind.CHAIN_INCOMPLETE),
    FOREIGN_CERTIFICATE(TLS_CERTIFICATE_ERROR, "certificate for another name", FindingKind.CERTIFICATE_NAME),
    EXPIRED(TLS_CERTIFICATE_ERROR, "expired certificate", FindingKind.CERTIFICATE_EXPIRED),
    NOT_YET_VALID(TLS_CERTIFICATE_ERROR, "certificate not yet valid", FindingKind.CERTIFICATE_NOT_YET_VALID),
    WEAK(TLS_CERTIFICATE_ERROR, "rejected certificate", FindingKind.TLS_REFUSED),
    NO_TLS(TLS_PROTOCOL_ERROR, "response not in TLS", FindingKind.NO_TLS),
    OLD_TLS(TLS_PROTOCOL_ERROR, "TLS version too old", FindingKind.TLS_VERSION),
    CIPHER(TLS_PROTOCOL_ERROR, "no common cipher suite", FindingKind.TLS_CIPHER),
    SERVER_NAME(TLS_PROTOCOL_ERROR, "server name refused", FindingKind.SERVER_NAME),
    TLS(TLS_PROTOCOL_ERROR, "TLS error", FindingKind.HANDSHAKE_FAILED),

    CLOSED(CONNECTION_TERMINATED, "connection closed by the origin"),
    LOST(CONNECTION_TERMINATED, "connection lost"),
    NO_RESPONSE(HTTP_RESPONSE_TIMEOUT, "no response in time"),
    STALLED(CONNECTION_READ_TIMEOUT, "response stopped before its end"),
    UNEXPECTED_SWITCH(HTTP_PROTOCOL_ERROR, "unexpected 101 (Switching Protocols)"),
    NOT_HTTP(HTTP_PROTOCOL_ERROR, "response not in HTTP/1.1"),

    NO_STATUS_LINE(HTTP_PROTOCOL_ERROR, "no status line of HTTP/1"),
    STATUS_CODE(HTTP_PROTOCOL_ERROR, "status code not in 100 to 599"),
    STATUS_LINE(HTTP_PROTOCOL_ERROR, "invalid character in the status line"),
    LINE_END(HTTP_PROTOCOL_ERROR, "header line without CRLF"),
    FOLDED_FIELD(HTTP_PROTOCOL_ERROR, "header field folded over several lines"),
    NO_COLON(HTTP_PROTOCOL_ERROR, "header field without a colon"),
    FIELD_NAME(HTTP_PROTOCOL_ERROR, "invalid name of a header field"),
    FIELD_VALUE(HTTP_PROTOCOL_ERROR, "control character in a header field"),
    SEVERAL_LENGTHS(HTTP_PROTOCOL_ERROR, "more than one Content-Length"),
    LENGTH(HTTP_PROTOCOL_ERROR, "Content-Length is not a number"),
    LENGTH_AND_CODING(HTTP_PROTOCOL_ERROR, "both Content-Length and Transfer-Encoding"),
    CONTENT(HTTP_PROTOCOL_ERROR, "205 (Reset Content) with content"),
    UNREQUESTED(HTTP_PROTOCOL_ERROR, "data without a request"),
    CODING(HTTP_RESPONSE_TRANSFER_CODING, "Transfer-Encoding other than chunked"),
    OLD_CODING(HTTP_RESPONSE_TRANSFER_CODING, "Transfer-Encoding in HTTP/1.0"),
    CHUNK_SIZE(HTTP_RESPONSE_TRANSFER_CODING, "invalid chunk size"),
    CHUNK_END(HTTP_RESPONSE_TRANSFER_CODING, "missing CRLF in the chunked body"),
    HEADER_SIZE(HTTP_RESPONSE_HEADER_SECTION_SIZE, "header section too large"),
    FIELDS(HTTP_RESPONSE_HEADER_SECTION_SIZE, "too many header fields"),
    INTERIM(HTTP_RESPONSE_HEADER_SECTION_SIZE, "too many interim responses"),
    TRAILER_SIZE(HTTP_RESPONSE_TRAILER_SECTION_SIZE, "trailer section too large"),
    INCOMPLETE(HTTP_RESPONSE_INCOMPLETE, "connection closed within the header section");

    private static final Map<FindingKind<?>, OriginError> OF_TLS = Stream.of(values())
            .filter(error -> error.type == TLS_CERTIFICATE_ERROR || error.type == TLS_PROTOCOL_ERROR)
            .collect(Collectors.toUnmodifiableMap(error -> Objects.requireNonNull(error.finding), error -> error));

    private final ProxyError type;
    private final String text;
    private final @Nullable Gate gate;
    private final @Nullable FindingKind<?> finding;

    OriginError(ProxyError type, String text) {
        this(type, text, Gate.HTTP, null);
    }

    OriginError(ProxyError type, String text, FindingKind<?> finding) {
        this(type, text, finding.gate(), finding);
    }

    OriginError(ProxyError type, String text, @Nullable Gate gate, @Nullable FindingKind<?> finding) {
        this.type = type;
        this.text = text;
        this.gate = gate;
        this.finding = finding;
    }

    /** The failure of a TLS handshake with this finding; {@code general} if there is none of its own. */
    public static OriginError ofHandshake(FindingKind<?> finding, OriginError general) {
        return OF_TLS.getOrDefault(finding, general);
    }

    /** The type in {@code Proxy-Status}, which has the status of the response. */
    public ProxyError type() {
        return type;
    }

    /** The reason, for an operator. */
    public String text() {
        return text;
    }

    /** The stage of the connection at which it failed; null for a failure of the edge's own, such as a limit. */
    public @Nullable Gate gate() {
        return gate;
    }

    /** The finding of a prober for the same failure; null where probers don't look. */
    public @Nullable FindingKind<?> finding() {
        return finding;
    }
}
