package dev.backsource.health.http;

import dev.backsource.policy.finding.Evidence;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;

/** A fault that an inquiry found. */
public record Found(Place at, Measurement measured) {
    static <E extends Evidence> Found of(FindingKind<E> kind, Place at, E evidence) {
        return new Found(at, Measurement.of(kind, evidence));
    }

    FindingKind<?> kind() {
        return measured.kind();
    }
}
