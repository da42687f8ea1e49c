package dev.backsource.edge.routing;

import com.google.common.collect.Iterators;
import dev.backsource.edge.routing.RoutingTable.Outcome;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Routes by host, and the versions at which domains were removed. Any thread reads without a lock; writers take turns.
 * Per domain they only move forward ({@link StateVersion}): an older version changes nothing, nor does it bring a removed
 * domain back.
 */
public final class Routes {
    private static final String WILDCARD_PREFIX = "*.";

    private final RouteFactory factory;
    private final ConcurrentHashMap<String, Route> exact;
    /** By what follows {@code *.}. */
    private final ConcurrentHashMap<String, Route> wildcards = new ConcurrentHashMap<>();
    /** Changed only under the lock of these routes. */
    private final RemovedDomains removed = new RemovedDomains();
    /** By partition of the topic, the sum of the digests of the domains here. Used only under the lock of these routes. */
    private final long[] digests = new long[Topic.POLICY_CHANGES.partitions()];

    /** No routes yet, and room for {@code expected} domains. */
    Routes(RouteFactory factory, int expected) {
        this.factory = factory;
        this.exact = new ConcurrentHashMap<>(expected);
    }

    /** The route of {@code host}, null when no domain covers it. An exact name is found without allocating. */
    @Nullable
    Route find(String host) {
        var route = exact.get(host);
        return route != null || wildcards.isEmpty() ? route : findWildcard(host);
    }

    /** The name of the domain that covers {@code host}; null when none does. */
    @Nullable
    String domainOf(String host) {
        if (exact.containsKey(host)) {
            return host;
        }
        var suffix = wildcardOf(host);
        return suffix == null ? null : WILDCARD_PREFIX + suffix;
    }

    /** The domain's own route, whatever other domains cover its name. */
    @Nullable
    Route get(DomainName name) {
        return mapOf(name.value()).get(suffix(name.value()));
    }

    /**
     * Takes in the state of a domain at {@code version}.
     *
     * @param known the domain's route from elsewhere, to which the new one keeps what is alike; null when there is none.
     *     It takes the place of what is here when it is of this version, so that it isn't lost among older ones
     */
    synchronized Outcome apply(Domain domain, StateVersion version, @Nullable Route known) {
        var name = domain.name().value();
        var earlier = mapOf(name).get(suffix(name));
        var outcome = Outcome.of(version, earlier != null ? earlier.version() : removed.versionOf(name));
        if (outcome == Outcome.APPLIED) {
            var knowsThis = known != null && known.isOf(version);
            put(name, factory.create(domain, version, earlier == null || knowsThis ? known : earlier));
        }
        return outcome;
    }

    /** Takes in that the domain was removed at {@code version}. */
    synchronized Outcome remove(DomainName name, StateVersion version) {
        var outcome = Outcome.of(version, versionOf(name.value()));
        if (outcome == Outcome.APPLIED) {
            putRemoved(name.value(), version);
        }
        return outcome;
    }

    /** Puts the route in whatever is there. {@code name} is the domain's, wildcards as {@code *.example.com}. */
    public synchronized void put(String name, Route route) {
        removed.forget(name);
        count(name, mapOf(name).put(suffix(name), route), route);
    }

    /** Puts in that the domain was removed, whatever is there. */
    public synchronized void putRemoved(String name, StateVersion version) {
        count(name, mapOf(name).remove(suffix(name)), null);
        removed.remember(name, version);
    }

    /** The last version known of the domain, be it the one that removed it; {@link StateVersion#NONE} when it isn't known. */
    synchronized StateVersion versionOf(String name) {
        var route = mapOf(name).get(suffix(name));
        return route != null ? route.version() : removed.versionOf(name);
    }

    /** By partition of the topic, the sum modulo 2^64 of the digests of the domains here. */
    synchronized long[] digests() {
        return digests.clone();
    }

    private void count(String name, @Nullable Route gone, @Nullable Route added) {
        var partition = EventRecords.partitionOf(Topic.POLICY_CHANGES, name);
        digests[partition] += (added == null ? 0 : added.digest()) - (gone == null ? 0 : gone.digest());
    }

    /** Whether nothing has been taken in yet. */
    synchronized boolean isUnused() {
        return size() == 0 && removed.isEmpty();
    }

    /** How many domains there are. */
    public int size() {
        return exact.size() + wildcards.size();
    }

    /** All domains with their routes, in no order; what changes meanwhile is seen or isn't. Takes no copy. */
    public Iterator<NamedRoute> all() {
        return Iterators.concat(
                Iterators.transform(
                        exact.entrySet().iterator(), entry -> new NamedRoute(entry.getKey(), entry.getValue())),
                Iterators.transform(
                        wildcards.entrySet().iterator(),
                        entry -> new NamedRoute(WILDCARD_PREFIX + entry.getKey(), entry.getValue())));
    }

    /** Visits all; what changes meanwhile is seen or isn't. */
    public <E extends Exception> void forEach(Visitor<E> visitor) throws E {
        for (var domain : exact.entrySet()) {
            visitor.route(domain.getKey(), domain.getValue());
        }
        for (var domain : wildcards.entrySet()) {
            visitor.route(WILDCARD_PREFIX + domain.getKey(), domain.getValue());
        }
        for (var removal : removed().entrySet()) {
            visitor.removed(removal.getKey(), removal.getValue());
        }
    }

    private synchronized Map<String, StateVersion> removed() {
        return removed.copy();
    }

    private @Nullable Route findWildcard(String host) {
        var suffix = wildcardOf(host);
        return suffix == null ? null : wildcards.get(suffix);
    }

    /** What the nearest wildcard that covers {@code host} has after {@code *.}. */
    private @Nullable String wildcardOf(String host) {
        for (var dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
            var suffix = host.substring(dot + 1);
            if (wildcards.containsKey(suffix)) {
                return suffix;
            }
        }
        return null;
    }

    private ConcurrentHashMap<String, Route> mapOf(String name) {
        return name.startsWith(WILDCARD_PREFIX) ? wildcards : exact;
    }

    private static String suffix(String name) {
        return name.startsWith(WILDCARD_PREFIX) ? name.substring(WILDCARD_PREFIX.length()) : name;
    }

    /** Is told of domains by name, wildcards as {@code *.example.com}. */
    public interface Visitor<E extends Exception> {
        /** A domain that is there. */
        void route(String name, Route route) throws E;

        /** A domain that was removed, and the version that did. */
        void removed(String name, StateVersion version) throws E;
    }
}
