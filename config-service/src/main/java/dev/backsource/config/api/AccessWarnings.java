package dev.backsource.config.api;

import dev.backsource.config.domain.DomainState;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.origin.OriginAccess;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Warns of origins at addresses and ports that edges don't connect to, by the kernel's rule. It can only tell of addresses: what
 * a name resolves to is seen by edges and prober, which say so in port states.
 */
@Singleton
final class AccessWarnings {
    private static final String ADDRESS_PROHIBITED = "origin-address-prohibited";

    private final OriginAccess access;

    AccessWarnings(OriginAccess access) {
        this.access = access;
    }

    /** What an answer says, with the warnings where it is one to a write that left {@code state}. */
    Object addTo(Object entity, @Nullable Domain state) {
        return entity instanceof WriteAnswer written && state != null ? written.with(of(state)) : entity;
    }

    /** What a read answers of a domain, with the warnings that a write which left it so was answered with. */
    DomainAnswer answer(DomainState state) {
        return DomainAnswer.of(state, of(state.domain()));
    }

    private List<Warning> of(Domain domain) {
        var warnings = new ArrayList<Warning>();
        for (var origin : domain.origins()) {
            var objection = access.objection(origin.address());
            if (objection != null) {
                warnings.add(new Warning(
                        ADDRESS_PROHIBITED,
                        "origin " + origin.address() + " " + objection
                                + ", so edges don't connect to it; give another, or"
                                + " have it allowed in backsource.origin-access.allowed-ranges"));
            }
        }
        warnings.addAll(PortWarnings.of(domain, access));
        return warnings;
    }
}
