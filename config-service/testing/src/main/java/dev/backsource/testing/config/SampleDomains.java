package dev.backsource.testing.config;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import java.util.List;

/** Domains as they are right after their creation. */
public final class SampleDomains {
    private SampleDomains() {}

    /** With one origin, 203.0.113.1, at {@code port}. */
    public static Domain domain(int port) {
        return Domain.of(
                new DomainName("www.example.com"),
                List.of(new Origin(OriginAddress.parse("203.0.113.1"), port, OriginPriority.PRIMARY, 10)));
    }
}
