package dev.backsource.health.testing;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;

/** Domains as tests need them; their origins show certificates that nobody trusts. */
public final class TestDomains {
    private TestDomains() {}

    public static OriginProtocolPolicy policy(RedirectType type) {
        return new OriginProtocolPolicy(true, type, ContentPolicy.DISABLED);
    }

    public static Domain domain(String name, OriginProtocolPolicy policy, Origin... origins) {
        return Domain.of(DomainName.parse(name), List.of(origins))
                .with(Part.ORIGIN_TLS, new OriginTls(Verification.NONE))
                .with(Part.POLICY, policy);
    }

    public static Domain follow(String name, Origin... origins) {
        return domain(name, policy(RedirectType.FOLLOW), origins);
    }

    public static Origin origin(OriginAddress address, int port) {
        return new Origin(address, port, Origin.DEFAULT_PRIORITY, Origin.DEFAULT_WEIGHT);
    }
}
