package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonValue;

/** A version of TLS; older ones than these are not spoken (RFC 8996). */
public enum TlsVersion {
    TLS_1_2("TLS1.2", "TLSv1.2"),
    TLS_1_3("TLS1.3", "TLSv1.3");

    private final String shortName;
    private final String protocolName;

    TlsVersion(String shortName, String protocolName) {
        this.shortName = shortName;
        this.protocolName = protocolName;
    }

    /** The name in events, API and console: {@code TLS1.2} or {@code TLS1.3}. */
    @JsonValue
    public String shortName() {
        return shortName;
    }

    /** The name in Java's TLS: {@code TLSv1.2} or {@code TLSv1.3}. */
    public String protocolName() {
        return protocolName;
    }
}
