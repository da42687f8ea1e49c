package dev.backsource.policy.domain;

import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;

/**
 * Domains with requests that may go to some origins over HTTPS and to others over HTTP. Edges never go from an origin with TLS to one without it
 * within a request, so those without are no spare for the others.
 */
public final class MixedSchemes {
    private MixedSchemes() {}

    /** Whether some request to {@code domain} has origins of both kinds. */
    public static boolean in(Domain domain) {
        if (domain.origins().size() == 1) {
            return false;
        }
        for (var kind : domain.contentKinds()) {
            for (var client : Scheme.values()) {
                if (in(domain, kind, client)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean in(Domain domain, ContentKind kind, Scheme client) {
        return domain.origins().stream()
                        .map(origin -> domain.target(kind, client, origin).scheme())
                        .distinct()
                        .count()
                > 1;
    }
}
