package dev.backsource.policy.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A URI scheme, of a client's request or of a back-to-origin request. In JSON {@code "http"} or {@code "https"}. */
public enum Scheme {
    HTTP("http", 80),
    HTTPS("https", 443);

    private final String uriName;
    private final int standardPort;

    Scheme(String uriName, int standardPort) {
        this.uriName = uriName;
        this.standardPort = standardPort;
    }

    /** The scheme that {@code text} names in a URI, in any case; null for another one. */
    public static @Nullable Scheme named(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "http" -> HTTP;
            case "https" -> HTTPS;
            default -> null;
        };
    }

    /** The name in a URI: {@code http} or {@code https}. */
    @JsonValue
    public String uriName() {
        return uriName;
    }

    /** The port this scheme has by standard: 80 or 443 (RFC 9110 §4.2). */
    public int standardPort() {
        return standardPort;
    }

    public boolean isSecure() {
        return this == HTTPS;
    }
}
