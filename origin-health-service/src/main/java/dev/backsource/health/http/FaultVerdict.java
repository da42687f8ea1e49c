package dev.backsource.health.http;

import java.util.List;

/**
 * Whether an origin's responses have a fault of one kind.
 *
 * @param isKnown false where responses are missing, so that no fault was found, but none was ruled out
 * @param found the fault, or nothing
 */
public record FaultVerdict(boolean isKnown, List<Found> found) {
    public static final FaultVerdict UNKNOWN = new FaultVerdict(false, List.of());
    public static final FaultVerdict NONE = new FaultVerdict(true, List.of());

    public FaultVerdict {
        found = List.copyOf(found);
    }

    static FaultVerdict of(List<Found> found) {
        return new FaultVerdict(true, found);
    }
}
