package dev.backsource.config.purge;

import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list of purges of several domains. A null filter matches all purges.
 *
 * @param ids the ids to choose from
 * @param domain the purged domain
 * @param path a URL or prefix among the purged ones
 * @param kind of which the purge names at least one path
 * @param from the earliest time of the request
 * @param until the time before which it was requested
 */
public record PurgedPathFilter(
        @Nullable Set<String> ids,
        @Nullable DomainName domain,
        @Nullable PathCondition path,
        PurgedPath.@Nullable Kind kind,
        @Nullable Instant from,
        @Nullable Instant until) {
    /**
     * A path that a purge may name.
     *
     * @param domains the domains whose purges may name it
     * @param url in canonical form
     * @param prefix the same path as a prefix; null where it isn't one
     */
    public record PathCondition(
            Set<DomainName> domains, String url, @Nullable String prefix) {}

    /** The same, limited to purges with these ids. */
    public PurgedPathFilter among(Set<String> some) {
        return new PurgedPathFilter(some, domain, path, kind, from, until);
    }
}
