package dev.backsource.policy.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of all parts of a domain. Each is valid by itself, and no rule needs more than one of them. Immutable. */
public final class Parts {
    /** The default of every part. They make no domain: required parts have no valid value. */
    public static final Parts DEFAULTS =
            new Parts(Part.ALL.stream().map(Part::byDefault).toArray());

    /** By {@link Part#index()}. */
    private final Object[] values;

    private Parts(Object[] values) {
        this.values = values;
    }

    /**
     * These origins, and the default of every other part.
     *
     * @throws dev.backsource.policy.InvalidValueException when {@link Part#ORIGINS} doesn't allow the origins
     */
    public static Parts of(List<Origin> origins) {
        return DEFAULTS.with(Part.ORIGINS, origins);
    }

    /**
     * The given values, and the default of every part without one.
     *
     * @param values by their parts, of the parts' types
     * @throws dev.backsource.policy.InvalidValueException when a part doesn't allow its value, or a required part has none
     */
    public static Parts of(Map<Part<?>, ?> values) {
        var all = new Object[Part.ALL.size()];
        for (var part : Part.ALL) {
            all[part.index()] = checked(part, values.get(part));
        }
        return new Parts(all);
    }

    /** The value of {@code part}. */
    @SuppressWarnings("unchecked") // with() and checked() store values of the part's type only
    public <T> T get(Part<T> part) {
        return (T) values[part.index()];
    }

    /**
     * The parts with another value of {@code part}.
     *
     * @throws dev.backsource.policy.InvalidValueException when the part doesn't allow it
     */
    public <T> Parts with(Part<T> part, T value) {
        var changed = values.clone();
        changed[part.index()] = part.checked(value);
        return new Parts(changed);
    }

    /** The parts with the defaults of {@code others}, for a holder that keeps these in another form. They make no domain if one of these is required. */
    public Parts without(Iterable<Part<?>> others) {
        var changed = values.clone();
        for (var part : others) {
            changed[part.index()] = part.byDefault();
        }
        return new Parts(changed);
    }

    /**
     * Returns when every required part is set.
     *
     * @throws dev.backsource.policy.InvalidValueException when a required part has no value
     */
    void requireComplete() {
        for (var part : Part.ALL) {
            if (part.isRequired()) {
                requireSet(part);
            }
        }
    }

    private <T> void requireSet(Part<T> part) {
        if (get(part).equals(part.byDefault())) {
            part.checked(part.byDefault());
        }
    }

    /** Whether {@code other} has the same values of {@code parts}. */
    public boolean equalsIn(Iterable<Part<?>> parts, Parts other) {
        for (var part : parts) {
            if (!values[part.index()].equals(other.values[part.index()])) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // a value of a part is of the part's type
    private static <T> Object checked(Part<T> part, @Nullable Object value) {
        return part.checked(value == null ? part.byDefault() : (T) value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parts parts && Arrays.equals(values, parts.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Part.ALL.stream().map(this::toText).collect(Collectors.joining(", ", "{", "}"));
    }

    private String toText(Part<?> part) {
        return part + "=" + get(part);
    }
}
