package dev.backsource.policy.event;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.protocol.RequestClass;
import java.util.Map;

/**
 * Totals of one domain's requests by the {@linkplain RequestClass#kebabName() name} of their {@link RequestClass}. A class without requests may be
 * absent.
 *
 * @param requests those that were routed; the domain's other requests were refused before their kind of content was known
 * @param hits those of them served without a request to an origin
 */
public record ClassTotals(Map<String, Long> requests, Map<String, Long> hits) {
    public ClassTotals {
        requests = Map.copyOf(requests);
        hits = Map.copyOf(hits);
        if (requests.size() > EdgeCounters.MAX_KINDS || hits.size() > EdgeCounters.MAX_KINDS) {
            throw new InvalidValueException("byClass has more than " + EdgeCounters.MAX_KINDS + " classes");
        }
    }

    public long requests(RequestClass of) {
        return requests.getOrDefault(of.kebabName(), 0L);
    }

    public long hits(RequestClass of) {
        return hits.getOrDefault(of.kebabName(), 0L);
    }
}
