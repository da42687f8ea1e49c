package dev.backsource.health.probe;

import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.RefusedLater;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measurement that a watch holds on to, so that addresses and servers that take turns are no news at each turn.
 *
 * @param measured the fault, or the coming one
 * @param at when this was measured first
 * @param seenAt when it was measured last; of a certificate later by all the time since then in which no probe could have shown one
 */
public record Observed(Measurement measured, Instant at, Instant seenAt) {
    /**
     * The time without a certificate after which no address and no server shows it any more. Of twenty servers in turn by chance, one is left out so
     * long, at a new address every 30 s, in one of 10⁵ cases.
     */
    private static final Duration HELD = Duration.ofHours(2);

    /** The first sight of {@code measured}; null for null. */
    static @Nullable Observed first(@Nullable Measurement measured, Instant now) {
        return measured == null ? null : new Observed(measured, now, now);
    }

    /** As published by an earlier run, or by another instance; null for null. */
    public static @Nullable Observed restored(@Nullable Finding published, Instant now) {
        return published == null
                ? null
                : new Observed(
                        new Measurement(
                                published.kind(), published.withHost(null).evidence()),
                        published.measuredAt(),
                        now);
    }

    /**
     * The evidence of the same failure, for the same reason: the other one only after {@code before} wasn't measured for a while.
     *
     * @param found null where the probe measured nothing else
     */
    static @Nullable Observed failure(
            @Nullable Observed before, @Nullable Measurement found, Thresholds thresholds, Instant now) {
        if (before == null || found == null) {
            return first(found, now);
        }
        if (before.measured.equals(found)) {
            return new Observed(found, before.at, now);
        }
        return now.isBefore(before.seenAt.plus(thresholds.staleAfter())) ? before : first(found, now);
    }

    /**
     * The coming fault of an open port. Of certificates, it is the one that is about to expire first, as probes of an open port show it. Another one, or none, takes its place once it is no longer
     * shown.
     */
    static @Nullable Observed expiring(@Nullable Observed before, @Nullable Measurement found, Instant now) {
        if (before == null || !(before.measured.evidence() instanceof CertificateExpiring held)) {
            return before != null && found != null && before.measured.equals(found)
                    ? new Observed(found, before.at, now)
                    : first(found, now);
        }
        if (found != null && found.evidence() instanceof CertificateExpiring shown) {
            if (held.isOfSameCertificate(shown)) {
                return shown.withinDays() < held.withinDays()
                        ? first(found, now)
                        : new Observed(before.measured, before.at, now);
            }
            if (shown.notAfter().isBefore(held.notAfter())) {
                return first(found, now);
            }
        }
        return now.isBefore(before.seenAt.plus(HELD)) ? before : first(found, now);
    }

    /**
     * The same certificate after a time in which no probe of a port in {@code state} could have shown one; null for one whose end is the state's cause
     * by now.
     *
     * @param pause that time, which doesn't count as one without the certificate
     */
    static @Nullable Observed unseen(@Nullable Observed warning, PortState state, Duration pause, Instant now) {
        return warning == null || (warning.isOver(now) && state != PortState.OPEN)
                ? null
                : new Observed(warning.measured, warning.at, warning.seenAt.plus(pause));
    }

    /** Whether both say the same. */
    static boolean isSame(@Nullable Observed one, @Nullable Observed other) {
        return one == null || other == null
                ? one == other
                : one.measured.equals(other.measured) && one.at.equals(other.at);
    }

    private boolean isOver(Instant now) {
        return measured.evidence() instanceof CertificateExpiring expiring
                ? expiring.notAfter().isBefore(now)
                : measured.evidence() instanceof RefusedLater refused
                        && !refused.from().isAfter(now);
    }
}
