package dev.backsource.edge.testing;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;

/** Domains for tests. */
public final class Domains {
    private Domains() {}

    /** A domain with the policy disabled, and origins that need no valid certificate. */
    public static Domain domain(String name, Origin... origins) {
        return Domain.of(DomainName.parse(name), List.of(origins))
                .with(Part.ORIGIN_TLS, new OriginTls(Verification.NONE));
    }

    /** With one origin at 127.0.0.1, port 80, and an enabled policy. */
    public static Domain domain(String name, RedirectType type) {
        return domain(name, origin("127.0.0.1", 80)).with(Part.POLICY, policy(type));
    }

    public static OriginProtocolPolicy policy(RedirectType type) {
        return new OriginProtocolPolicy(true, type, ContentPolicy.DISABLED);
    }

    public static Origin origin(String address, int port) {
        return new Origin(OriginAddress.parse(address), port, OriginPriority.PRIMARY, Origin.DEFAULT_WEIGHT);
    }

    public static Origin secondary(String address, int port) {
        return new Origin(OriginAddress.parse(address), port, OriginPriority.SECONDARY, Origin.DEFAULT_WEIGHT);
    }

    public static Origin weighted(String address, int port, int weight) {
        return new Origin(OriginAddress.parse(address), port, OriginPriority.PRIMARY, weight);
    }
}
