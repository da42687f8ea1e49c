package dev.backsource.edge.routing;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import org.jspecify.annotations.Nullable;

/**
 * The routes of all domains by host. Any thread reads without a lock; writers take turns. Exact names come before
 * wildcards, and of the wildcards that cover a host the nearest. Per domain it only moves forward: an older revision
 * changes nothing, nor does it bring a removed domain back.
 *
 * <p>While routes of a snapshot are served, changes go into routes beside them, read anew from the topic's beginning, until
 * these are complete and replace them in one step. A domain that the snapshot has and the topic has not was removed; so the
 * changes are never played upon the snapshot.
 */
public final class RoutingTable {
    /** For how many domains room is made before they are known: a topic has more offsets than domains. */
    private static final long MAX_ROOM = 1 << 20;

    private final RouteFactory factory = new RouteFactory();
    private volatile Routes served = new Routes(factory, 0);
    /** What changes go into: what is served, or what will be. Changed under the lock of this table. */
    private Routes read = served;
    /** Whether what is served is of the topic that is read. Changed under the lock of this table. */
    private boolean servesItsTopic = true;

    /** What became of a change. */
    public enum Outcome {
        /** The table holds it. */
        APPLIED,
        /** It is older than what the table holds. */
        OLDER,
        /** The table held it already. */
        REPEATED,
        /** It stands where what the table holds does, and is something else. */
        CONFLICTING,
        /** It is further ahead of what the table holds than a history gets. */
        LEAPING,
        /** Its incarnation has yet to begin. */
        AHEAD;

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
     * The route of {@code host}, null when no domain covers it. An exact name is found without allocating.
     *
     * @param host lower case, without port and trailing dot
     */
    public @Nullable Route find(String host) {
        return served.find(host);
    }

    /** The name of the domain that covers {@code host}, wildcards as {@code *.example.com}; null when none does. */
    public @Nullable String domainOf(String host) {
        return served.domainOf(host);
    }

    /** Takes in the state of a domain at {@code version}. */
    public synchronized Outcome apply(Domain domain, StateVersion version) {
        return read.apply(domain, version, served == read ? null : served.get(domain.name()));
    }

    /** Takes in the state of a domain at {@code revision} of its first incarnation, of which nothing else is known. */
    public Outcome apply(Domain domain, long revision) {
        return apply(domain, new StateVersion(0, revision, revision));
    }

    /** Takes in that the domain was removed at {@code version}. */
    public synchronized Outcome remove(DomainName name, StateVersion version) {
        return read.remove(name, version);
    }

    /** What is known of a domain by the changes taken in so far, whether it is served already or not. */
    synchronized StateVersion versionOf(DomainName name) {
        return read.versionOf(name.value());
    }

    /** By partition of the topic, the sum modulo 2^64 of the digests of the domains that are served. */
    long[] digests() {
        return served.digests();
    }

    /** How many domains it serves. */
    public long size() {
        return served.size();
    }

    /** What is served now. */
    public Routes served() {
        return served;
    }

    /** Routes to fill and to {@linkplain #serve serve}, with room for {@code expected} domains. */
    public Routes prepare(int expected) {
        return new Routes(factory, expected);
    }

    /** Makes what routes of this table consist of, for those who {@linkplain #prepare prepare} some. */
    public RouteFactory factory() {
        return factory;
    }

    /** Makes room for {@code domains} that are about to be read, so that the table need not grow while they are. */
    synchronized void expect(long domains) {
        if (served == read && read.isUnused()) {
            read = new Routes(factory, (int) Math.min(domains, MAX_ROOM));
            served = read;
        }
    }

    /** Serves {@code snapshot} from now on; changes go into other routes, until {@link #serveRead()}. */
    synchronized void serve(Routes snapshot) {
        served = snapshot;
        read = new Routes(factory, snapshot.size());
    }

    /**
     * Serves what was read, in place of a snapshot.
     *
     * @return of how many domains the snapshot was newer; they are as in the snapshot
     */
    synchronized int serveRead() {
        var kept = served == read || !servesItsTopic ? 0 : NewerState.copy(served, read);
        served = read;
        return kept;
    }

    /**
     * Will keep nothing of the snapshot that is served, whose topic is another. It stays here until what is read replaces
     * it, since a request that was let in by it may be under way; others are not let in.
     */
    synchronized void withdraw() {
        servesItsTopic = false;
    }
}
