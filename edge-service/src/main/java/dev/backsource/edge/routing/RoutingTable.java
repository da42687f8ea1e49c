package dev.backsource.edge.routing;

import com.google.common.collect.Iterators;
import dev.backsource.edge.progressive.Trials;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The routes of all domains by host. Any thread may read without a lock; writers take turns. Exact names take
 * precedence over wildcards, and nearer wildcards over others. The state of a domain only moves forward: an older
 * revision changes nothing, and does not bring back a removed domain.
 *
 * <p>While the table serves the routes of a snapshot, changes go into a second set of routes, which is read from the
 * beginning of the topic. Once complete, it replaces the snapshot in one step. Changes are never applied to the
 * snapshot itself: a domain that is in the snapshot but not in the topic has been removed.
 *
 * <p>A mass change that nobody has confirmed is held back ({@link MassChangeBreaker}): of records, and where a topic has lost many domains of a snapshot.
 * A table that serves nothing yet holds nothing back.
 */
public final class RoutingTable {
    /** The most domains to allocate space for in advance: a topic has more offsets than domains. */
    private static final long MAX_ROOM = 1 << 20;

    private static final Provenance TRUSTED = new Provenance(Instant.EPOCH, true, 0);

    private final RouteFactory factory;
    private volatile Routes served;
    /** Written under the lock of this table, each time after the change that it counts. */
    private volatile long changes;
    /** The routes to which changes are applied: those served now, or those served next. Guarded by the lock of this table. */
    private Routes read;
    /** Whether the served snapshot is of another topic than the current one. Guarded by the lock of this table. */
    private boolean withdrawn;
    /** Guarded by the lock of this table. */
    private final MassChangeBreaker breaker;
    /** Whether there are served routes to hold. Guarded by the lock of this table. */
    private boolean serving;
    /** The domains of the served snapshot that records have removed from the routes read. Guarded by the lock of this table. */
    private final Set<String> removedSince = new HashSet<>();
    /** The domains of the served snapshot of which records were rejected. Guarded by the lock of this table. */
    private final Set<DomainName> spared = new HashSet<>();

    /** A table in which the domains of progressive rollouts have the baseline's route only. */
    public RoutingTable() {
        this(new RouteFactory(), Clock.systemUTC());
    }

    /** A table for an edge that tries the candidates of progressive rollouts. */
    public RoutingTable(Trials trials) {
        this(trials, Clock.systemUTC());
    }

    /** @param clock says since when domains are held */
    public RoutingTable(Trials trials, Clock clock) {
        this(new RouteFactory(trials), clock);
    }

    RoutingTable(RouteFactory factory, Clock clock) {
        this.factory = factory;
        this.breaker = new MassChangeBreaker(clock);
        this.served = new Routes(factory, 0);
        this.read = served;
    }

    /** The outcome of applying a change. */
    public enum Outcome {
        /** The table holds the new state. */
        APPLIED,
        /** The change is older than the table's state. */
        OLDER,
        /** The table already held this state. */
        REPEATED,
        /** The change has the same version as the table's state, but another content. */
        CONFLICTING,
        /** The change is further ahead of the table's state than a revision can get. */
        LEAPING,
        /** The change belongs to an incarnation that lies in the future. */
        AHEAD,
        /** The change belongs to a mass change that nobody has confirmed; the domain keeps its route. */
        HELD;

        static Outcome of(StateVersion version, StateVersion held) {
            var now = version.incarnation() == 0 ? 0 : System.currentTimeMillis();
            if (version.isTakenAfter(held, now)) {
                return APPLIED;
            }
            if (version.follows(held)) {
                return version.liesAhead(now) ? AHEAD : LEAPING;
            }
            if (!version.isLevelWith(held)) {
                return OLDER;
            }
            return version.digest() == held.digest() ? REPEATED : CONFLICTING;
        }
    }

    /**
     * The route of {@code host}; null when no domain covers it. Finding an exact name allocates nothing.
     *
     * @param host in lower case, without port and trailing dot
     */
    public @Nullable Route find(String host) {
        var exact = served.findExact(host);
        return exact != null ? exact : settled(routes -> routes.find(host));
    }

    /**
     * A counter that grows with each change. A caller that reads the counter and then finds a route has the host's current
     * route until the counter changes.
     */
    public long changes() {
        return changes;
    }

    /** The name of the domain that covers {@code host}, wildcards as {@code *.example.com}; null when none does. */
    public @Nullable String domainOf(String host) {
        return settled(routes -> routes.domainOf(host));
    }

    /**
     * The result of {@code lookUp} on an unchanged table. A look-up tries one name after the other, and could see only the
     * second of two changes in between: a host whose wildcard gives way to its exact name would have no route.
     */
    private <T> @Nullable T settled(Function<Routes, @Nullable T> lookUp) {
        while (true) {
            var before = changes;
            var found = lookUp.apply(served);
            if (changes == before) {
                return found;
            }
        }
    }

    /** Applies the state of a domain at {@code version}, which is in no progressive rollout. */
    public Outcome apply(Domain domain, StateVersion version) {
        return apply(domain, version, null);
    }

    /** Applies the state of a domain at {@code version}, whose origin is trusted: it is never held. */
    public Outcome apply(Domain domain, StateVersion version, @Nullable ProgressiveRollout rollout) {
        return apply(domain, version, rollout, TRUSTED);
    }

    /**
     * Applies the state of a domain at {@code version}.
     *
     * @param rollout the progressive rollout that the domain is in; null for none
     * @param from the record
     * @throws InvalidValueException when the domain can't become the rollout's candidate; nothing is changed
     */
    public synchronized Outcome apply(
            Domain domain, StateVersion version, @Nullable ProgressiveRollout rollout, Provenance from) {
        var name = domain.name();
        var known = inSnapshot(name);
        var outcome = read.apply(domain, version, rollout, known, next -> {
            var replaced = routeToReplace(name, version);
            return replaced == null
                    || !replaced.isReroutedBy(next)
                    || breaker.admits(name.value(), from, served.size());
        });
        settle(name, version, known, outcome);
        if (outcome == Outcome.APPLIED) {
            removedSince.remove(name.value());
        }
        changes++;
        return outcome;
    }

    /** Whether a snapshot is served while changes go into other routes. */
    private boolean isRebuilding() {
        return served != read;
    }

    /** The domain's route in the snapshot that is served during a rebuild; null for none. */
    private @Nullable Route inSnapshot(DomainName name) {
        return isRebuilding() ? served.get(name) : null;
    }

    /** The route that a newer state of the domain would replace for clients; null when there is none, or the served snapshot contains the state. */
    private @Nullable Route routeToReplace(DomainName name, StateVersion version) {
        var earlier = read.get(name);
        if (!isRebuilding()) {
            return serving ? earlier : null;
        }
        var known = withdrawn ? null : inSnapshot(name);
        if (known == null || !version.follows(known.version())) {
            return null;
        }
        var isRemoved = earlier == null && read.versionOf(name.value()).follows(known.version());
        if (isRemoved) {
            return null;
        }
        return earlier == null || known.version().follows(earlier.version()) ? known : earlier;
    }

    /** @param known the domain's route in a snapshot; null for none */
    private void settle(DomainName name, StateVersion version, @Nullable Route known, Outcome outcome) {
        if (outcome == Outcome.HELD) {
            keep(name);
        } else if (outcome == Outcome.APPLIED && (known == null || withdrawn || version.follows(known.version()))) {
            breaker.release(name.value());
        }
    }

    /** Keeps the route of a domain whose latest record is held or rejected, also if the topic has no other record of it. */
    private void keep(DomainName name) {
        var known = newerInSnapshot(name);
        if (known != null) {
            read.put(name.value(), known);
            removedSince.remove(name.value());
        }
    }

    /** The route of a domain in the served snapshot, if it is newer than what the records say so far. */
    private @Nullable Route newerInSnapshot(DomainName name) {
        var known = withdrawn ? null : inSnapshot(name);
        return known != null && known.version().follows(read.versionOf(name.value())) ? known : null;
    }

    /**
     * Notes that a record of the domain was rejected: the domain keeps its route, also if the topic has no other record of it.
     *
     * @return the version of that route, or of the domain's removal
     */
    public synchronized StateVersion spare(DomainName name) {
        var known = newerInSnapshot(name);
        if (known == null) {
            return read.versionOf(name.value());
        }
        spared.add(name);
        return known.version();
    }

    /** Applies the state of a domain at {@code revision} of its first incarnation, without further information. */
    public Outcome apply(Domain domain, long revision) {
        return apply(domain, new StateVersion(0, revision, revision));
    }

    /** Applies the removal of the domain at {@code version}, whose origin is trusted: it is never held. */
    public Outcome remove(DomainName name, StateVersion version) {
        return remove(name, version, TRUSTED);
    }

    /**
     * Applies the removal of the domain at {@code version}.
     *
     * @param from the record
     */
    public synchronized Outcome remove(DomainName name, StateVersion version, Provenance from) {
        var known = inSnapshot(name);
        var outcome = read.remove(
                name,
                version,
                () -> routeToReplace(name, version) == null || breaker.admits(name.value(), from, served.size()));
        settle(name, version, known, outcome);
        if (outcome == Outcome.APPLIED && known != null) {
            removedSince.add(name.value());
        }
        changes++;
        return outcome;
    }

    /** What the edge reports of the records that it holds back; null while it holds none. */
    public synchronized @Nullable EdgeHold hold() {
        return breaker.hold();
    }

    /** The number of domains whose records are held back. */
    public synchronized int held() {
        return breaker.size();
    }

    /** The records held back since the last call: the latest, at most as many as an edge reports. */
    public synchronized List<HeldRecord> takeLatestHeld() {
        return breaker.takeLatest();
    }

    /** The held domains, for the next start; null while there are none. */
    public synchronized @Nullable HeldDomains heldDomains() {
        return breaker.heldDomains();
    }

    /** The latest known version of a domain, whether it is served already or not. */
    public synchronized StateVersion versionOf(DomainName name) {
        return read.versionOf(name.value());
    }

    /** The version of the domain named {@code name} that is served; {@link StateVersion#NONE} when none is. */
    public StateVersion servedVersionOf(String name) {
        var route = served.get(name);
        return route == null ? StateVersion.NONE : route.version();
    }

    /** The sum of the digests of the served domains modulo 2^64, by partition of the topic. */
    public long[] digests() {
        return served.digests();
    }

    /** The number of domains served. */
    public long size() {
        return served.size();
    }

    /** The routes served now. */
    public Routes served() {
        return served;
    }

    /** Empty routes with space for {@code expected} domains, to be filled and then {@linkplain #serve served}. */
    public Routes prepare(int expected) {
        return new Routes(factory, expected);
    }

    /**
     * Routes of {@code domain} alone, to be {@linkplain #serve served}.
     *
     * @param rollout the progressive rollout that the domain is in; null for none
     * @throws InvalidValueException when the domain can't become the rollout's candidate
     */
    public Routes prepare(Domain domain, StateVersion version, @Nullable ProgressiveRollout rollout) {
        var routes = prepare(1);
        routes.put(domain.name().value(), factory.create(domain, version, rollout, null));
        return routes;
    }

    /** Creates the parts of routes that are {@linkplain #prepare prepared} for this table. */
    public RouteFactory factory() {
        return factory;
    }

    /** Allocates space for {@code domains} that are about to be read, so that the table need not grow meanwhile. */
    public synchronized void expect(long domains) {
        if (served == read && read.isUnused()) {
            read = new Routes(factory, (int) Math.min(domains, MAX_ROOM));
            served = read;
            changes++;
        }
    }

    /** Serves {@code snapshot}, of which no domain is held. Changes go into other routes until {@link #serveRead()}. */
    public void serve(Routes snapshot) {
        serve(snapshot, null);
    }

    /**
     * Serves {@code snapshot}. Changes go into other routes until {@link #serveRead()}.
     *
     * @param held its held domains; null for none
     */
    public synchronized void serve(Routes snapshot, @Nullable HeldDomains held) {
        served = snapshot;
        read = new Routes(factory, snapshot.size());
        serving = true;
        if (held != null) {
            breaker.restore(held);
        }
        changes++;
    }

    /**
     * Serves {@code snapshot}, and applies changes to it.
     *
     * @param held its held domains; null for none
     */
    public synchronized void resume(Routes snapshot, @Nullable HeldDomains held) {
        serve(snapshot, held);
        read = snapshot;
    }

    /**
     * Serves the routes read from the topic, in place of a snapshot.
     *
     * @return the number of domains of which the snapshot was newer; they stay as in the snapshot
     */
    public synchronized int serveRead() {
        var kept = isRebuilding() && !withdrawn ? NewerState.copy(served, read) : 0;
        if (isRebuilding()) {
            spared.forEach(this::keep);
            keepLosses();
        }
        served = read;
        serving = true;
        removedSince.clear();
        spared.clear();
        changes++;
        return kept;
    }

    /** Keeps the routes of domains that no record has removed and that the topic has lost all the same, if they are many. */
    private void keepLosses() {
        var losses = Iterators.size(losses());
        var mass = MassChangeBreaker.isMass(losses, served.size());
        losses().forEachRemaining(lost -> {
            if (mass || breaker.holds(lost.domain())) {
                breaker.holdLoss(lost.domain());
                read.put(lost.domain(), withdrawn ? lost.route().withoutVersion() : lost.route());
            }
        });
    }

    private Iterator<NamedRoute> losses() {
        return Iterators.filter(
                served.all(),
                lost -> !removedSince.contains(lost.domain())
                        && read.versionOf(lost.domain()).equals(StateVersion.NONE));
    }

    /**
     * Marks the served snapshot as one of another topic, of which nothing is kept. It stays until the routes read from
     * the topic replace it, for the requests in progress; new requests are not accepted.
     */
    public synchronized void withdraw() {
        withdrawn = true;
    }
}
