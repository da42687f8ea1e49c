package dev.backsource.policy.domain;

import dev.backsource.policy.InvalidValueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The rules for the origins of one domain: 1 to {@link Domain#MAX_ORIGINS}, no two with the same address and port. */
public final class DistinctOrigins {
    private DistinctOrigins() {}

    /**
     * An immutable copy of {@code given}.
     *
     * @throws InvalidValueException when the origins break a rule
     */
    static List<Origin> require(List<Origin> given) {
        var origins = List.copyOf(given);
        requireCount(origins.size());
        var repeated = repeated(origins);
        if (!repeated.isEmpty()) {
            throw refusal(repeated.get(0));
        }
        return origins;
    }

    /**
     * Returns when a domain can have that many origins.
     *
     * @throws InvalidValueException otherwise
     */
    public static void requireCount(int count) {
        if (count == 0) {
            throw new InvalidValueException("a domain needs at least one origin");
        }
        if (count > Domain.MAX_ORIGINS) {
            throw new InvalidValueException(
                    "there are " + count + " origins; the limit per domain is " + Domain.MAX_ORIGINS);
        }
    }

    /** The origins with the address and port of an earlier one. */
    public static List<Origin> repeated(List<Origin> origins) {
        if (origins.size() <= 1) {
            return List.of();
        }
        var repeated = new ArrayList<Origin>(0);
        var seen = new HashSet<String>();
        for (var origin : origins) {
            if (!seen.add(origin.address() + " " + origin.port())) {
                repeated.add(origin);
            }
        }
        return repeated;
    }

    /** The refusal of a repeated origin. */
    public static InvalidValueException refusal(Origin repeated) {
        return new InvalidValueException("origin " + repeated.address() + " port " + repeated.port()
                + " is listed twice; list it once, with the sum of the weights");
    }
}
