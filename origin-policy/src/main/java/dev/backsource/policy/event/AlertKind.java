package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.finding.Severity;

/** The conditions of a domain that operators are alerted to. */
public enum AlertKind {
    /** Requests are decided by {@code FOLLOW}, and a port that it needs refuses connections at an origin or doesn't answer. */
    FOLLOW_NEEDS_BOTH_PORTS("follow-needs-both-ports"),
    /** Any other policy needs a port that refuses connections at an origin or doesn't answer. */
    ORIGIN_PORT_CLOSED("origin-port-closed"),
    /** The network has no way to an origin. */
    ORIGIN_UNREACHABLE("origin-unreachable"),
    /** A needed port takes connections, but there is no TLS handshake. */
    ORIGIN_TLS_FAILED("origin-tls-failed"),
    /** Edges end connections to a needed port because of its version of TLS or its certificate. */
    ORIGIN_TLS_REFUSED("origin-tls-refused"),
    /** Edges don't connect to an origin: its address or its port is not allowed. */
    ORIGIN_PROHIBITED("origin-prohibited"),
    /** A certificate of an origin is about to expire. */
    ORIGIN_CERTIFICATE_EXPIRING("origin-certificate-expiring"),
    /** Clients' redirects at an origin lead back to a URL that they have requested. */
    ORIGIN_REDIRECT_LOOP("origin-redirect-loop"),
    /** Under {@code FOLLOW}, an origin serves clients over HTTP another site than clients over HTTPS. */
    ORIGIN_SCHEMES_DIFFER("origin-schemes-differ");

    private final String kebabName;

    AlertKind(String kebabName) {
        this.kebabName = kebabName;
    }

    /** The name in events, API and console. */
    @JsonValue
    public String kebabName() {
        return kebabName;
    }

    /** The severity of each alert of this kind. */
    public Severity severity() {
        return switch (this) {
            case FOLLOW_NEEDS_BOTH_PORTS,
                    ORIGIN_PORT_CLOSED,
                    ORIGIN_UNREACHABLE,
                    ORIGIN_TLS_FAILED,
                    ORIGIN_TLS_REFUSED,
                    ORIGIN_PROHIBITED,
                    ORIGIN_REDIRECT_LOOP -> Severity.ERROR;
            case ORIGIN_CERTIFICATE_EXPIRING, ORIGIN_SCHEMES_DIFFER -> Severity.WARNING;
        };
    }
}
