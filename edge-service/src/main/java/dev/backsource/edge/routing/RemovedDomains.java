package dev.backsource.edge.routing;

import dev.backsource.policy.event.StateVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The versions at which domains were removed, so that an older change that comes late is known as such. It keeps the
 * latest 65,536 removals: the order of a partition makes a late change rare, and one that comes after so many other
 * removals is followed by the removal again, since what made it late is a topic read anew.
 */
final class RemovedDomains {
    static final int CAPACITY = 65_536;

    private final Map<String, StateVersion> versions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StateVersion> eldest) {
            return size() > CAPACITY;
        }
    };

    /** The version that removed {@code name}, {@link StateVersion#NONE} when none is remembered. */
    StateVersion versionOf(String name) {
        return versions.getOrDefault(name, StateVersion.NONE);
    }

    boolean isEmpty() {
        return versions.isEmpty();
    }

    void remember(String name, StateVersion version) {
        versions.remove(name);
        versions.put(name, version);
    }

    /** By domain, the latest last. */
    Map<String, StateVersion> copy() {
        return new LinkedHashMap<>(versions);
    }

    void forget(String name) {
        versions.remove(name);
    }
}
