package dev.backsource.config.testing;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.util.List;

/** Domains as they are right after their creation. */
public final class SampleDomains {
    private SampleDomains() {}

    /** With one origin, 203.0.113.1, at {@code port}. */
    public static Domain domain(int port) {
        return new Domain(
                new DomainName("www.example.com"),
                List.of(new Origin(OriginAddress.parse("203.0.113.1"), port, OriginPriority.PRIMARY, 10)),
                OriginTls.DEFAULT,
                OriginProtocolPolicy.DISABLED,
                DynamicAcceleration.OFF,
                GrantedPorts.NONE);
    }
}
