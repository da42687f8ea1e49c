package dev.backsource.health.probe.attempt;

/**
 * What one probe found.
 *
 * @param kind what it says of the port
 * @param reason in words an operator understands; such as {@code connection refused}
 */
public record Outcome(Kind kind, String reason) {

    /** What a probe says of a port. */
    public enum Kind {
        /** Connected, and shook hands where the port speaks TLS. */
        OPEN,
        /** Refused, timed out, or no TLS where TLS is needed. */
        CLOSED,
        /** Edges don't connect there, so it wasn't probed: the address or the port is none that origins may have. */
        PROHIBITED,
        /** The name did not resolve: nothing is known of the port. */
        UNRESOLVED,
        /** There was no probe, the prober had no room for it. */
        SKIPPED
    }

    public static Outcome open(String reason) {
        return new Outcome(Kind.OPEN, reason);
    }

    public static Outcome closed(String reason) {
        return new Outcome(Kind.CLOSED, reason);
    }

    public static Outcome prohibited(String reason) {
        return new Outcome(Kind.PROHIBITED, reason);
    }

    public static Outcome unresolved(String reason) {
        return new Outcome(Kind.UNRESOLVED, reason);
    }

    public static Outcome skipped(String reason) {
        return new Outcome(Kind.SKIPPED, reason);
    }
}
