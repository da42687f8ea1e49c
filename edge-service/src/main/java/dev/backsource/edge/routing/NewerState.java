package dev.backsource.edge.routing;

import dev.backsource.policy.event.StateVersion;

/**
 * Takes over from routes what is newer of domains that others know at an older version; so that routes which replace
 * others never go back, should the topic have lost its last records. A domain that the others know nothing of was removed
 * so long ago that the topic doesn't tell of it any more, and is not taken.
 */
final class NewerState implements Routes.Visitor<RuntimeException> {
    private final Routes target;
    private int copied;

    private NewerState(Routes target) {
        this.target = target;
    }

    /** Copies into {@code target} what is newer in {@code source}; returns of how many domains that was. */
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
