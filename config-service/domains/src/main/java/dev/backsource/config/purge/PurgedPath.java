package dev.backsource.config.purge;

import dev.backsource.policy.domain.DomainName;
import java.time.Instant;

/**
 * One path that a purge names.
 *
 * @param path a URL in canonical form, or a prefix; {@code /} where the whole domain is purged
 */
public record PurgedPath(PurgePublication purge, DomainName domain, Instant requestedAt, Kind kind, String path) {
    /** The kinds of paths. */
    public enum Kind {
        URL,
        PREFIX
    }
}
