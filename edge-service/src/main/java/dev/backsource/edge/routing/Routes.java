package dev.backsource.edge.routing;

import com.google.common.collect.Iterators;
import dev.backsource.edge.routing.RoutingTable.Outcome;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The routes by host, and the versions at which domains were removed. Any thread may read without a lock; writers take
 * turns. The state of a domain only moves forward ({@link StateVersion}): an older version changes nothing, and does
 * not bring back a removed domain.
 */
public final class Routes {
    private static final String WILDCARD_PREFIX = "*.";

    private final RouteFactory factory;
    private final ConcurrentHashMap<String, Route> exact;
    /** The routes of wildcard domains, by the part after {@code *.}. */
    private final ConcurrentHashMap<String, Route> wildcards = new ConcurrentHashMap<>();
    /** Guarded by the lock of these routes. */
    private final RemovedDomains removed = new RemovedDomains();
    /** The sum of the digests of the domains, by partition of the topic. Guarded by the lock of these routes. */
    private final long[] digests = new long[Topic.POLICY_CHANGES.partitions()];

    /** Starts without routes, with space for {@code expected} domains. */
    Routes(RouteFactory factory, int expected) {
        this.factory = factory;
        this.exact = new ConcurrentHashMap<>(expected);
    }

    /** The route of the domain named {@code host}; null when there is none. Allocates nothing. */
    @Nullable
    Route findExact(String host) {
        return exact.get(host);
    }

    /** The route of {@code host}; null when no domain covers it. */
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

    /** The domain's own route, regardless of other domains that cover its name. */
    @Nullable
    Route get(DomainName name) {
        return get(name.value());
    }

    /** Likewise, by a name that may be none of a domain. */
    @Nullable
    Route get(String name) {
        return mapOf(name).get(suffix(name));
    }

    /** Applies the state of a domain at {@code version}, which is in no progressive rollout; see below. */
    public Outcome apply(Domain domain, StateVersion version, @Nullable Route known) {
        return apply(domain, version, null, known, next -> true);
    }

    /**
     * Applies the state of a domain at {@code version}.
     *
     * @param rollout the progressive rollout that the domain is in; null for none
     * @param known a route of the domain from elsewhere, which is kept where it equals the new one; null for none. If
     *     it is of this very version, it replaces the route here, so that it isn't lost among older ones
     * @param admitted says of the new route whether it may be applied
     * @throws InvalidValueException when the domain can't become the rollout's candidate; nothing is changed
     */
    synchronized Outcome apply(
            Domain domain,
            StateVersion version,
            @Nullable ProgressiveRollout rollout,
            @Nullable Route known,
            Predicate<Route> admitted) {
        var name = domain.name().value();
        var earlier = mapOf(name).get(suffix(name));
        var outcome = Outcome.of(version, earlier != null ? earlier.version() : removed.versionOf(name));
        if (outcome == Outcome.APPLIED) {
            var knowsThis = known != null && known.isOf(version);
            var replaced = earlier == null || knowsThis ? known : earlier;
            var next = factory.create(domain, version, null, replaced);
            if (!admitted.test(next)) {
                return Outcome.HELD;
            }
            put(name, factory.inRollout(next, domain, rollout, replaced));
        }
        return outcome;
    }

    /**
     * Applies the removal of the domain at {@code version}.
     *
     * @param admitted says whether it may be applied
     */
    synchronized Outcome remove(DomainName name, StateVersion version, BooleanSupplier admitted) {
        var outcome = Outcome.of(version, versionOf(name.value()));
        if (outcome == Outcome.APPLIED) {
            if (!admitted.getAsBoolean()) {
                return Outcome.HELD;
            }
            putRemoved(name.value(), version);
        }
        return outcome;
    }

    /**
     * Stores the route without comparing versions.
     *
     * @param name of the domain, wildcards as {@code *.example.com}
     */
    public synchronized void put(String name, Route route) {
        removed.forget(name);
        replaced(name, mapOf(name).put(suffix(name), route), route);
    }

    /** Stores the removal of a domain without comparing versions. */
    public synchronized void putRemoved(String name, StateVersion version) {
        replaced(name, mapOf(name).remove(suffix(name)), null);
        removed.remember(name, version);
    }

    /**
     * The latest known version of the domain, which may be its removal; {@link StateVersion#NONE} when it is unknown.
     */
    synchronized StateVersion versionOf(String name) {
        var route = mapOf(name).get(suffix(name));
        return route != null ? route.version() : removed.versionOf(name);
    }

    /** The sum of the digests of the domains modulo 2^64, by partition of the topic. */
    synchronized long[] digests() {
        return digests.clone();
    }

    private void replaced(String name, @Nullable Route gone, @Nullable Route added) {
        var partition = EventRecords.partitionOf(Topic.POLICY_CHANGES, name);
        digests[partition] += (added == null ? 0 : added.digest()) - (gone == null ? 0 : gone.digest());
        factory.replaced(name, gone, added);
    }

    /** Whether nothing has been applied yet. */
    synchronized boolean isUnused() {
        return size() == 0 && removed.isEmpty();
    }

    /** The number of domains. */
    public int size() {
        return exact.size() + wildcards.size();
    }

    /**
     * All domains with their routes, in no particular order and without a copy. Concurrent changes may be included or
     * not.
     */
    public Iterator<NamedRoute> all() {
        return Iterators.concat(
                Iterators.transform(
                        exact.entrySet().iterator(), entry -> new NamedRoute(entry.getKey(), entry.getValue())),
                Iterators.transform(
                        wildcards.entrySet().iterator(),
                        entry -> new NamedRoute(WILDCARD_PREFIX + entry.getKey(), entry.getValue())));
    }

    /** Visits all domains, including removed ones. Concurrent changes may be included or not. */
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

    /** The part after {@code *.} of the nearest wildcard that covers {@code host}; null for none. */
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

    /** Visits domains by name, wildcards as {@code *.example.com}. */
    public interface Visitor<E extends Exception> {
        /** A domain with a route. */
        void route(String name, Route route) throws E;

        /** A removed domain, and the version that removed it. */
        void removed(String name, StateVersion version) throws E;
    }
}
