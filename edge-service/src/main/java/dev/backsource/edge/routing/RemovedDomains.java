package dev.backsource.edge.routing;

import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.event.StateVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The versions at which domains were removed, by which a late change is recognised as older. Keeps the latest 65,536
 * removals. The order within a partition makes late changes rare, and one that arrives after that many other removals
 * comes from a topic that is read again, in which the removal follows.
 */
final class RemovedDomains {
    static final int CAPACITY = 65_536;

    private final Map<String, StateVersion> versions = BoundedMap.byAge(CAPACITY);

    /** The version that removed {@code name}; {@link StateVersion#NONE} when none is known. */
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

    /** The versions by domain, the latest last. */
    Map<String, StateVersion> copy() {
        return new LinkedHashMap<>(versions);
    }

    void forget(String name) {
        versions.remove(name);
    }
}
