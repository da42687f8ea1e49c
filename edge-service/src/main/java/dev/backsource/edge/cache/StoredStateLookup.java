package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.RequestDirectives;
import dev.backsource.edge.cache.rules.Reuse;
import dev.backsource.edge.cache.rules.Reuse.Verdict;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.Resource;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.explanation.StoredState;
import dev.backsource.policy.explanation.StoredState.Freshness;
import dev.backsource.policy.protocol.Scheme;
import java.util.List;

/** A look at the stored responses of a resource, by the rules for serving requests. */
final class StoredStateLookup {
    private StoredStateLookup() {}

    /** The state of {@code resource} for requests of clients over {@code client} by {@code route}. */
    static StoredState at(Resource resource, Route route, Scheme client, long nowMs) {
        var newest = resource.newest(route, client);
        return newest == null ? StoredState.NONE : of(resource, newest, nowMs);
    }

    private static StoredState of(Resource resource, StoredResponse newest, long nowMs) {
        var verdict = Reuse.of(newest.freshness(), newest.ageSeconds(nowMs), RequestDirectives.NONE);
        var left = newest.ttlSeconds(nowMs);
        return new StoredState(
                left > 0 ? Freshness.FRESH : Freshness.STALE,
                newest.status(),
                newest.ageSeconds(nowMs),
                left,
                resource.variants().length,
                names(resource.vary()),
                verdict == Verdict.VALIDATE);
    }

    /** The reported field names of Vary, limited in length and number, since an origin may name any. */
    private static List<String> names(Vary vary) {
        return vary.names().stream()
                .filter(name -> name.length() <= StoredState.LONGEST_NAME)
                .limit(StoredState.MOST_NAMES)
                .toList();
    }
}
