package dev.backsource.health.probe.attempt;

import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.TlsVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What one probe found.
 *
 * @param kind what it says of the port
 * @param reason in words an operator understands; such as {@code connection refused}
 * @param tls how far TLS came; null where none was tried
 */
public record Outcome(Kind kind, String reason, @Nullable TlsVerdict tls) {

    /** What a probe says of a port. */
    public enum Kind {
        /** Connected, and shook hands where the port speaks TLS. */
        OPEN(PortState.OPEN),
        /** Refused, timed out, or no TLS where TLS is needed. */
        CLOSED(PortState.CLOSED),
        /** Edges don't connect there, so it wasn't probed: the address or the port is none that origins may have. */
        PROHIBITED(PortState.PROHIBITED),
        /** The name did not resolve: nothing is known of the port. */
        UNRESOLVED(PortState.UNKNOWN),
        /** There was no probe, the prober had no room for it. */
        SKIPPED(PortState.UNKNOWN);

        private final PortState state;

        Kind(PortState state) {
            this.state = state;
        }

        /** The state that enough of them in a row lead to. */
        public PortState state() {
            return state;
        }
    }

    public static Outcome open(String reason) {
        return new Outcome(Kind.OPEN, reason, null);
    }

    /** A port that speaks TLS as edges want it. */
    static Outcome openWithTls(String reason) {
        return new Outcome(Kind.OPEN, reason, TlsVerdict.ACCEPTED);
    }

    public static Outcome closed(String reason) {
        return new Outcome(Kind.CLOSED, reason, null);
    }

    /** A port that takes connections, and is of no use to edges by its TLS. */
    static Outcome closedByTls(TlsVerdict tls, String reason) {
        return new Outcome(Kind.CLOSED, reason, tls);
    }

    public static Outcome prohibited(String reason) {
        return new Outcome(Kind.PROHIBITED, reason, null);
    }

    public static Outcome unresolved(String reason) {
        return new Outcome(Kind.UNRESOLVED, reason, null);
    }

    public static Outcome skipped(String reason) {
        return new Outcome(Kind.SKIPPED, reason, null);
    }
}
