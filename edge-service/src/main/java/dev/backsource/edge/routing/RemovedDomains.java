package dev.backsource.edge.routing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The revisions at which domains were removed, so that an older change that comes late is known as such. It keeps the
 * latest 65,536 removals: the order of a partition makes a late change rare, and one that comes after so many other
 * removals is followed by the removal again, since what made it late is a topic read anew.
 */
final class RemovedDomains {
    static final int CAPACITY = 65_536;

    private final Map<String, Long> revisions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > CAPACITY;
        }
    };

    /** The revision that removed {@code name}, 0 when none is remembered. */
    long revisionOf(String name) {
        return revisions.getOrDefault(name, 0L);
    }

    void remember(String name, long revision) {
        revisions.remove(name);
        revisions.put(name, revision);
    }

    /** By domain, the latest last. */
    Map<String, Long> copy() {
        return new LinkedHashMap<>(revisions);
    }

    void forget(String name) {
        revisions.remove(name);
    }
}
