package dev.backsource.config.api.answers;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import org.jspecify.annotations.Nullable;

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

    /** Of dynamic content at the first primary origin; null while dynamic acceleration is off. */
    static @Nullable Effective leadingDynamic(Domain domain) {
        return dynamic(domain, domain.leadingOrigin());
    }

    /** Of dynamic content; null while dynamic acceleration is off. */
    static @Nullable Effective dynamic(Domain domain, Origin origin) {
        return domain.contentKinds().contains(ContentKind.DYNAMIC) ? of(domain, ContentKind.DYNAMIC, origin) : null;
    }
}
