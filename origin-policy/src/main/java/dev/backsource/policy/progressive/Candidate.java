package dev.backsource.policy.progressive;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The change of a domain that a progressive rollout tries: the new values of the parts that differ from the baseline. Immutable. */
public final class Candidate {
    /** The parts that a progressive rollout can change: they decide how back-to-origin requests are made. */
    public static final List<Part<?>> PARTS = List.of(Part.ORIGINS, Part.ORIGIN_TLS, Part.ORIGIN_REQUEST, Part.POLICY);

    private final Map<Part<?>, Object> values;

    private Candidate(Map<Part<?>, ?> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * A candidate with these values.
     *
     * @param values by their parts, of the parts' types
     * @throws InvalidValueException when there is none, or one of another part than {@link #PARTS}
     */
    public static Candidate of(Map<Part<?>, ?> values) {
        for (var part : values.keySet()) {
            if (!PARTS.contains(part)) {
                throw new InvalidValueException(part.name(), "can't be changed by a progressive rollout");
            }
        }
        if (values.isEmpty()) {
            throw new InvalidValueException("candidate", "must change a part of the domain");
        }
        return new Candidate(values);
    }

    /**
     * The change from {@code baseline} to {@code changed}.
     *
     * @throws InvalidValueException when they are equal, or differ in another part than {@link #PARTS}
     */
    public static Candidate of(Domain baseline, Domain changed) {
        var values = new HashMap<Part<?>, Object>();
        for (var part : Part.ALL) {
            if (!baseline.get(part).equals(changed.get(part))) {
                values.put(part, changed.get(part));
            }
        }
        return of(values);
    }

    /** Whether the domains differ in one of {@link #PARTS}, so that a progressive rollout can try the change from one to the other. */
    public static boolean isBetween(Domain before, Domain after) {
        return !before.parts().equalsIn(PARTS, after.parts());
    }

    /** The value of {@code part}; null where the candidate doesn't change the part. */
    @SuppressWarnings("unchecked") // values are of their parts' types
    public <T> @Nullable T get(Part<T> part) {
        return (T) values.get(part);
    }

    /**
     * The domain as it becomes with the change.
     *
     * @throws InvalidValueException when a part doesn't allow its value
     */
    public Domain appliedTo(Domain baseline) {
        var changed = baseline;
        for (var part : PARTS) {
            changed = withValue(changed, part);
        }
        return changed;
    }

    private <T> Domain withValue(Domain domain, Part<T> part) {
        var value = get(part);
        return value == null ? domain : domain.with(part, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Candidate candidate && values.equals(candidate.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
