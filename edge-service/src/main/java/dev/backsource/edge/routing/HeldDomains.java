package dev.backsource.edge.routing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The domains that keep their routes because their latest records are held back, for the next start.
 *
 * @param since when the edge began to hold
 * @param names of the domains, wildcards as {@code *.example.com}
 * @param offsets by partition, the offset of the first record held back
 */
public record HeldDomains(Instant since, Set<String> names, Map<Integer, Long> offsets) {
    public HeldDomains {
        names = Set.copyOf(names);
        offsets = Map.copyOf(offsets);
    }
}
