package dev.backsource.edge.routing;

import dev.backsource.policy.domain.DomainName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The revisions at which domains were removed, so that an older change that comes late is known as such. It keeps the
 * latest 65,536 removals: the order of a partition makes a late change rare, and one that comes after so many other
 * removals is followed by the removal again, since what made it late is a topic read anew.
 */
final class RemovedDomains {
    static final int CAPACITY = 65_536;

    private final Map<DomainName, Long> revisions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DomainName, Long> eldest) {
            return size() > CAPACITY;
        }
    };

    /** The revision that removed {@code name}, 0 when none is remembered. */
    long revisionOf(DomainName name) {
        return revisions.getOrDefault(name, 0L);
    }

    void remember(DomainName name, long revision) {
        revisions.remove(name);
        revisions.put(name, revision);
    }

    void forget(DomainName name) {
        revisions.remove(name);
    }
}
