package dev.backsource.edge.routing;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The routes of all domains by host. Any thread reads without a lock; writers take turns. Exact names come before
 * wildcards, and of the wildcards that cover a host the nearest. Per domain it only moves forward: an older revision
 * changes nothing, nor does it bring a removed domain back.
 */
public final class RoutingTable {
    private final RouteFactory factory = new RouteFactory();
    private final ConcurrentHashMap<String, Route> exact = new ConcurrentHashMap<>();
    /** By what follows {@code *.}. */
    private final ConcurrentHashMap<String, Route> wildcards = new ConcurrentHashMap<>();
    /** Read and written only under the lock of this table. */
    private final RemovedDomains removed = new RemovedDomains();

    /** What became of a change. */
    public enum Outcome {
        /** The table holds it. */
        APPLIED,
        /** It is older than what the table holds. */
        OLDER,
        /** The table held it already. */
        REPEATED
    }

    /**
     * The route of {@code host}, null when no domain covers it. An exact name is found without allocating.
     *
     * @param host lower case, without port and trailing dot
     */
    public @Nullable Route find(String host) {
        var route = exact.get(host);
        return route != null || wildcards.isEmpty() ? route : findWildcard(host);
    }

    /** The name of the domain that covers {@code host}, wildcards as {@code *.example.com}; null when none does. */
    public @Nullable String domainOf(String host) {
        if (exact.containsKey(host)) {
            return host;
        }
        var suffix = wildcardOf(host);
        return suffix == null ? null : "*." + suffix;
    }

    /** Takes in the state of a domain at {@code revision}. */
    public synchronized Outcome apply(Domain domain, long revision) {
        var outcome = compare(domain.name(), revision);
        if (outcome == Outcome.APPLIED) {
            removed.forget(domain.name());
            mapOf(domain.name())
                    .compute(domain.name().suffix(), (suffix, earlier) -> factory.create(domain, revision, earlier));
        }
        return outcome;
    }

    /** Takes in that the domain was removed at {@code revision}. */
    public synchronized Outcome remove(DomainName name, long revision) {
        var outcome = compare(name, revision);
        if (outcome == Outcome.APPLIED) {
            mapOf(name).remove(name.suffix());
            removed.remember(name, revision);
        }
        return outcome;
    }

    /** How many domains it holds. */
    public long size() {
        return exact.mappingCount() + wildcards.mappingCount();
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

    private Outcome compare(DomainName name, long revision) {
        var current = mapOf(name).get(name.suffix());
        var known = current != null ? current.revision() : removed.revisionOf(name);
        if (revision > known) {
            return Outcome.APPLIED;
        }
        return revision == known ? Outcome.REPEATED : Outcome.OLDER;
    }

    private ConcurrentHashMap<String, Route> mapOf(DomainName name) {
        return name.isWildcard() ? wildcards : exact;
    }
}
