package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The stage at which a request to an origin fails, in the order of a connection. */
public enum Gate {
    /** The origin's host name has no address. */
    NAME("host name"),
    /** Edges don't connect to the address or the port. */
    ADDRESS("address"),
    /** No connection is made. */
    TCP("TCP"),
    /** There is no handshake. */
    TLS("TLS"),
    /** Versions or cipher suites of edge and origin don't meet. */
    TLS_VERSION("TLS version"),
    /** The origin doesn't serve the name that edges indicate by SNI (RFC 6066 §3). */
    SERVER_NAME("server name"),
    /** The certificate leads to no trusted root. */
    CHAIN("certificate chain"),
    /** The certificate is for other names. */
    CERTIFICATE_NAME("certificate name"),
    /** The certificate is outside its time. */
    EXPIRY("certificate expiry"),
    /** The response to a request. */
    HTTP("HTTP");

    private final String title;

    Gate(String title) {
        this.title = title;
    }

    /** The name in events and in the API, such as {@code certificate-name}. */
    @JsonValue
    public String kebabName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name for operators, such as {@code certificate name}. */
    public String title() {
        return title;
    }
}
