package dev.backsource.edge.routing;

import dev.backsource.policy.event.StateVersion;

/**
 * The copy of domains' newer states from one set of routes to another. So routes never go back when they replace
 * others, even if the topic has lost its last records. A domain that the target doesn't know is not copied: it was
 * removed so long ago that the topic no longer mentions it.
 */
final class NewerState implements Routes.Visitor<RuntimeException> {
    private final Routes target;
    private int copied;

    private NewerState(Routes target) {
        this.target = target;
    }

    /**
     * Copies the newer state from {@code source} into {@code target}.
     *
     * @return the number of domains copied
     */
    static int copy(Routes source, Routes target) {
        var newer = new NewerState(target);
        source.forEach(newer);
        return newer.copied;
    }

    @Override
    public void route(String name, Route route) {
        if (isKnownOlder(name, route.version())) {
            target.put(name, route);
            copied++;
        }
    }

    @Override
    public void removed(String name, StateVersion version) {
        if (isKnownOlder(name, version)) {
            target.putRemoved(name, version);
            copied++;
        }
    }

    private boolean isKnownOlder(String name, StateVersion version) {
        var known = target.versionOf(name);
        return !known.equals(StateVersion.NONE) && version.follows(known);
    }
}
