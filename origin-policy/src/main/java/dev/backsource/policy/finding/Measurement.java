package dev.backsource.policy.finding;

import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A measured fault, without its place and time. */
public record Measurement(FindingKind<?> kind, Evidence evidence) {
    public Measurement {
        if (!kind.type().isInstance(evidence)) {
            throw new InvalidValueException("evidence of " + kind.code() + " must be of its own type");
        }
    }

    public static <E extends Evidence> Measurement of(FindingKind<E> kind, E evidence) {
        return new Measurement(kind, evidence);
    }

    /** A finding of a pre-flight, made now and once. */
    public Finding asked(Place at, @Nullable String measuredBy, Instant now) {
        return new Finding(kind, at, Source.PREFLIGHT, measuredBy, now, now, Confidence.ONCE, evidence);
    }

    /** A finding of an edge's real traffic. */
    public Finding inTraffic(Place at, String edge, Instant since, Instant measuredAt, Confidence confidence) {
        return new Finding(kind, at, Source.EDGE, edge, since, measuredAt, confidence, evidence);
    }

    /** A finding of a prober's watch. Its prober is that of the domain's partition, and changes without a new measurement. */
    public Finding watched(Place at, Instant since, Instant measuredAt, Confidence confidence) {
        return new Finding(kind, at, Source.PROBE, null, since, measuredAt, confidence, evidence);
    }
}
