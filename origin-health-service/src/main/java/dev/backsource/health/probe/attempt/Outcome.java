package dev.backsource.health.probe.attempt;

import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NameUnresolved;
import dev.backsource.policy.origin.HandshakeFailures;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one probe.
 *
 * @param kind the result for the port
 * @param reason in words an operator understands; such as {@code connection refused}
 * @param tls how far TLS came; null where the probe tried none
 * @param measured the fault, or the coming one of an open port; null for none, or none known
 * @param aside the time that went into the search for the cause after the probe
 */
public record Outcome(
        Kind kind,
        String reason,
        @Nullable TlsVerdict tls,
        @Nullable Measurement measured,
        Duration aside) {

    /** A failure by time, at a prober that had no processor time: it says nothing of the port. */
    public static final Outcome STARVED = skipped("prober short of processor time");

    /** Without a search for the cause. */
    public Outcome(Kind kind, String reason, @Nullable TlsVerdict tls, @Nullable Measurement measured) {
        this(kind, reason, tls, measured, Duration.ZERO);
    }

    /** The result of a probe for a port. */
    public enum Kind {
        /** Connected, and shook hands where the port speaks TLS. */
        OPEN(PortState.OPEN),
        /** Refused, timed out, or no TLS where TLS is needed. */
        CLOSED(PortState.CLOSED),
        /** Edges don't connect there, so it wasn't probed: origins may not have the address or the port. */
        PROHIBITED(PortState.PROHIBITED),
        /** The name did not resolve: nothing is known of the port. */
        UNRESOLVED(PortState.UNKNOWN),
        /** There was no probe: the prober had no slot for it. */
        SKIPPED(PortState.UNKNOWN);

        private final PortState state;

        Kind(PortState state) {
            this.state = state;
        }

        /** The state of a port after enough such results in a row. */
        public PortState state() {
            return state;
        }
    }

    /** Whether a time was over, which may be due to the prober's own slowness. */
    boolean isByTime() {
        return measured != null
                && (measured.kind() == FindingKind.CONNECTION_TIMED_OUT
                        || HandshakeFailures.isTimeout(measured)
                        || (measured.evidence() instanceof NameUnresolved unresolved
                                && unresolved.verdict() != NameUnresolved.Verdict.NO_ADDRESS));
    }

    public static Outcome open(String reason) {
        return new Outcome(Kind.OPEN, reason, null, null);
    }

    /**
     * A port that speaks TLS as edges require it.
     *
     * @param warning what will be wrong; null for nothing
     */
    static Outcome openWithTls(String reason, @Nullable Measurement warning) {
        return new Outcome(Kind.OPEN, reason, TlsVerdict.ACCEPTED, warning);
    }

    public static Outcome closed(String reason) {
        return new Outcome(Kind.CLOSED, reason, null, null);
    }

    /** A port that takes no connection. */
    public static Outcome closed(Measurement measured) {
        return new Outcome(Kind.CLOSED, PortCause.reason(measured), null, measured);
    }

    /** A port that takes connections, but speaks TLS that edges can't use. */
    static Outcome closedByTls(TlsVerdict tls, Measurement measured) {
        return new Outcome(Kind.CLOSED, PortCause.reason(measured), tls, measured);
    }

    /** The same port with the cause that a search of that time found. */
    static Outcome explained(Measurement measured, Duration aside) {
        return new Outcome(Kind.CLOSED, PortCause.reason(measured), TlsVerdict.FAILED, measured, aside);
    }

    public static Outcome prohibited(String reason) {
        return new Outcome(Kind.PROHIBITED, reason, null, null);
    }

    static Outcome prohibited(String reason, Measurement measured) {
        return new Outcome(Kind.PROHIBITED, reason, null, measured);
    }

    public static Outcome unresolved(String reason) {
        return new Outcome(Kind.UNRESOLVED, reason, null, null);
    }

    static Outcome unresolved(String reason, Measurement measured) {
        return new Outcome(Kind.UNRESOLVED, reason, null, measured);
    }

    public static Outcome skipped(String reason) {
        return new Outcome(Kind.SKIPPED, reason, null, null);
    }
}
