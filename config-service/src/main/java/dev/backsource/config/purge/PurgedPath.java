package dev.backsource.config.purge;

import dev.backsource.policy.domain.DomainName;
import java.time.Instant;

/**
 * One thing that a purge names.
 *
 * @param path a URL in canonical form, or a prefix; {@code /} where all of the domain is purged
 */
public record PurgedPath(PlacedPurge purge, DomainName domain, Instant requestedAt, Kind kind, String path) {
    /** What can be named. */
    public enum Kind {
        URL,
        PREFIX
    }
}
