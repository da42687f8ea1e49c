package dev.backsource.policy.domain;

import dev.backsource.policy.InvalidValueException;
import java.util.HashSet;
import java.util.List;

/** The rules for the origins of one domain. */
final class DistinctOrigins {
    private DistinctOrigins() {}

    /**
     * Lets pass 1 to {@link Domain#MAX_ORIGINS} origins, no two with the same address and port.
     *
     * @return an immutable copy
     * @throws InvalidValueException for others
     */
    static List<Origin> require(List<Origin> given) {
        var origins = List.copyOf(given);
        if (origins.isEmpty()) {
            throw new InvalidValueException("a domain needs at least one origin");
        }
        if (origins.size() > Domain.MAX_ORIGINS) {
            throw new InvalidValueException(
                    "there are " + origins.size() + " origins; the limit per domain is " + Domain.MAX_ORIGINS);
        }
        requireDistinct(origins);
        return origins;
    }

    private static void requireDistinct(List<Origin> origins) {
        if (origins.size() == 1) {
            return;
        }
        var seen = new HashSet<String>();
        for (var origin : origins) {
            if (!seen.add(origin.address() + " " + origin.port())) {
                throw new InvalidValueException("origin " + origin.address() + " port " + origin.port()
                        + " is listed twice; list it once, with the sum of the weights");
            }
        }
    }
}
