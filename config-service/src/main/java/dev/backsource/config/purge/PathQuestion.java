package dev.backsource.config.purge;

import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which purges of several domains are asked after. What is null narrows nothing.
 *
 * @param ids those among which theirs is
 * @param domain whose they are
 * @param path what they name
 * @param kind of what they name something
 * @param from when they were asked for at the earliest
 * @param until before when they were asked for
 */
public record PathQuestion(
        @Nullable Set<String> ids,
        @Nullable DomainName domain,
        @Nullable PathAsked path,
        PurgedPath.@Nullable Kind kind,
        @Nullable Instant from,
        @Nullable Instant until) {
    /**
     * What a purge may name.
     *
     * @param domains whose purge that may be
     * @param url in canonical form
     * @param prefix the same as a prefix; null where it is none
     */
    public record PathAsked(
            Set<DomainName> domains, String url, @Nullable String prefix) {}

    /** The same, among purges with these ids. */
    public PathQuestion among(Set<String> some) {
        return new PathQuestion(some, domain, path, kind, from, until);
    }
}
