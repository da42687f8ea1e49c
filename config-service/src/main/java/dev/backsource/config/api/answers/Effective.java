package dev.backsource.config.api.answers;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * The targets at an origin, by the client's scheme.
 *
 * @param http the target for a client that speaks HTTP
 * @param https the target for a client that speaks HTTPS
 */
public record Effective(Target http, Target https) {
    static Effective of(Domain domain, ContentKind kind, Origin origin) {
        return new Effective(domain.target(kind, Scheme.HTTP, origin), domain.target(kind, Scheme.HTTPS, origin));
    }

    /** The targets of static content at the first primary origin. */
    static Effective leading(Domain domain) {
        return of(domain, ContentKind.STATIC, domain.leadingOrigin());
    }

    /** The targets of dynamic content at the first primary origin; null while dynamic acceleration is off. */
    static @Nullable Effective leadingDynamic(Domain domain) {
        return dynamic(domain, domain.leadingOrigin());
    }

    /** The targets of dynamic content; null while dynamic acceleration is off. */
    static @Nullable Effective dynamic(Domain domain, Origin origin) {
        return domain.contentKinds().contains(ContentKind.DYNAMIC) ? of(domain, ContentKind.DYNAMIC, origin) : null;
    }
}
