package dev.backsource.edge.error;

import org.jspecify.annotations.Nullable;

/** The gates at which requests to origins fail, in the words of figures and findings. */
public final class OriginGates {
    private OriginGates() {}

    /** The gate of a failure; null for one of the edge itself, such as a limit. */
    public static @Nullable String of(OriginError failure) {
        return switch (failure) {
            case NO_ORIGIN, NOT_SENT, LIMIT, NO_CONNECTION -> null;
            case DNS_SILENT, UNRESOLVED -> "name";
            case PROHIBITED -> "address";
            case CONNECT_TIMEOUT, NO_ROUTE, UNREACHABLE, REFUSED -> "tcp";
            case HANDSHAKE_TIMEOUT, TLS -> "tls";
            case UNTRUSTED, INVALID_CHAIN -> "chain";
            default -> "http";
        };
    }
}
