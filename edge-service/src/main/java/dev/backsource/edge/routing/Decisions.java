package dev.backsource.edge.routing;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RouteDecision;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;

/**
 * The kernel's decisions for one origin, made in advance for each kind of content and client scheme. Few of them
 * differ, so routes share them; see {@link RouteFactory}.
 */
public record Decisions(Target staticHttp, Target staticHttps, Target dynamicHttp, Target dynamicHttps) {

    static Decisions of(Domain domain, Origin origin) {
        return new Decisions(
                domain.target(ContentKind.STATIC, Scheme.HTTP, origin),
                domain.target(ContentKind.STATIC, Scheme.HTTPS, origin),
                domain.target(ContentKind.DYNAMIC, Scheme.HTTP, origin),
                domain.target(ContentKind.DYNAMIC, Scheme.HTTPS, origin));
    }

    Target target(ContentKind kind, Scheme client) {
        return switch (kind) {
            case STATIC -> client == Scheme.HTTP ? staticHttp : staticHttps;
            case DYNAMIC -> client == Scheme.HTTP ? dynamicHttp : dynamicHttps;
            case AMBIGUOUS ->
                RouteDecision.securer(target(ContentKind.STATIC, client), target(ContentKind.DYNAMIC, client));
        };
    }
}
