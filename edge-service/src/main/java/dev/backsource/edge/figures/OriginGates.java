package dev.backsource.edge.figures;

import dev.backsource.edge.error.OriginError;
import dev.backsource.policy.finding.Gate;
import org.jspecify.annotations.Nullable;

/** The gates at which requests to origins fail. */
final class OriginGates {
    private OriginGates() {}

    /** The gate of a failure; null for one of the edge itself, such as a limit. */
    static @Nullable Gate of(OriginError failure) {
        return switch (failure) {
            case NO_ORIGIN, NOT_SENT, LIMIT, NO_CONNECTION -> null;
            case DNS_SILENT, UNRESOLVED -> Gate.NAME;
            case PROHIBITED -> Gate.ADDRESS;
            case CONNECT_TIMEOUT, NO_ROUTE, UNREACHABLE, REFUSED -> Gate.TCP;
            case HANDSHAKE_TIMEOUT, TLS -> Gate.TLS;
            case UNTRUSTED, INVALID_CHAIN -> Gate.CHAIN;
            default -> Gate.HTTP;
        };
    }
}
