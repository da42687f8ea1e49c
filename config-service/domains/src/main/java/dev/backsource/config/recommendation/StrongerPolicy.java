package dev.backsource.config.recommendation;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The policy that a recommended redirect type stands for, where it is stronger than the one in force. */
final class StrongerPolicy {
    private StrongerPolicy() {}

    /**
     * The policy of all content of {@code present} by {@code type}.
     *
     * @return null unless it protects requests that have no TLS to the origin now, and takes TLS from none
     */
    static @Nullable OriginProtocolPolicy of(Domain present, RedirectType type) {
        var content = ContentPolicy.enabled(type);
        var dynamic = present.dynamicAcceleration().enabled()
                ? content
                : present.policy().dynamic();
        var policy = new OriginProtocolPolicy(true, type, dynamic);
        var after = present.with(Part.POLICY, policy);
        var before = secured(present);
        var then = secured(after);
        return then.size() > before.size() && then.containsAll(before) ? policy : null;
    }

    /** Requests of one kind of content, of clients with one scheme, to one origin. */
    private record Requests(ContentKind kind, Scheme client, Origin origin) {}

    /** The requests that go over TLS. */
    private static Set<Requests> secured(Domain domain) {
        return domain.contentKinds().stream()
                .flatMap(kind -> Arrays.stream(Scheme.values())
                        .flatMap(client -> domain.origins().stream().map(origin -> new Requests(kind, client, origin))))
                .filter(requests -> domain.target(requests.kind(), requests.client(), requests.origin())
                        .scheme()
                        .isSecure())
                .collect(Collectors.toSet());
    }
}
