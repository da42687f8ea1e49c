package dev.backsource.health.probe;

import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.Measurement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measurement that a watch holds on to, so that addresses and servers that take turns are no news at each turn.
 *
 * @param measured what was wrong, or will be
 * @param at when this was measured first
 * @param seenAt when it was measured last
 * @param misses the number of probes since, of those that would have shown it
 */
public record Observed(Measurement measured, Instant at, Instant seenAt, int misses) {
    /**
     * The number of probes without a certificate after which no address shows it any more. One of two addresses in turn by chance is left out so
     * often in one of 10⁸ cases.
     */
    private static final int GONE = 28;

    /** The first sight of {@code measured}; null for null. */
    static @Nullable Observed first(@Nullable Measurement measured, Instant now) {
        return measured == null ? null : new Observed(measured, now, now, 0);
    }

    /** As published by an earlier run, or by another instance; null for null. */
    public static @Nullable Observed restored(@Nullable Finding published, Instant now) {
        return published == null
                ? null
                : new Observed(
                        new Measurement(published.kind(), published.evidence()), published.measuredAt(), now, 0);
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
            return new Observed(found, before.at, now, 0);
        }
        return now.isBefore(before.seenAt.plus(thresholds.staleAfter())) ? before : first(found, now);
    }

    /**
     * The certificate that is about to expire first, as probes of an open port show it. Another one, or none, takes its place once it is no longer
     * shown.
     */
    static @Nullable Observed expiring(@Nullable Observed before, @Nullable Measurement found, Instant now) {
        if (before == null || (found != null && !before.end().isBefore(end(found)))) {
            return before != null && before.measured.equals(found)
                    ? new Observed(before.measured, before.at, now, 0)
                    : first(found, now);
        }
        return before.misses + 1 >= GONE
                ? first(found, now)
                : new Observed(before.measured, before.at, before.seenAt, before.misses + 1);
    }

    /** The same until the certificate has expired, which is a failure then. */
    static @Nullable Observed untilEnd(@Nullable Observed warning, Instant now) {
        return warning == null || warning.end().isBefore(now) ? null : warning;
    }

    /** Whether both say the same. */
    static boolean isSame(@Nullable Observed one, @Nullable Observed other) {
        return one == null || other == null ? one == other : one.measured.equals(other.measured) && one.at.equals(other.at);
    }

    private Instant end() {
        return end(measured);
    }

    private static Instant end(Measurement measured) {
        return measured.evidence() instanceof CertificateExpiring expiring ? expiring.notAfter() : Instant.MAX;
    }
}
