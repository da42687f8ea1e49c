package dev.backsource.config.api;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;

/**
 * Where edges go back to an origin, by the scheme that the client speaks.
 *
 * @param http for a client that speaks HTTP
 * @param https for a client that speaks HTTPS
 */
public record Effective(Target http, Target https) {
    static Effective of(Domain domain, ContentKind kind, Origin origin) {
        return new Effective(domain.target(kind, Scheme.HTTP, origin), domain.target(kind, Scheme.HTTPS, origin));
    }

    /** Of static content at the first primary origin. */
    static Effective leading(Domain domain) {
        return of(domain, ContentKind.STATIC, domain.leadingOrigin());
    }
}
