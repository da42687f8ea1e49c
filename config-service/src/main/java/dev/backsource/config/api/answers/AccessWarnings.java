package dev.backsource.config.api.answers;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.origin.OriginAccess;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Warns of origins at addresses and ports that edges don't connect to, by the kernel's rule. It judges addresses only: edges and probers
 * see the addresses that a name resolves to, and report them in port states.
 */
@Singleton
final class AccessWarnings {
    private static final String ADDRESS_PROHIBITED = "origin-address-prohibited";

    private final OriginAccess access;

    AccessWarnings(OriginAccess access) {
        this.access = access;
    }

    List<Warning> of(Domain domain) {
        var warnings = new ArrayList<Warning>();
        for (var origin : domain.origins()) {
            var objection = access.objection(origin.address());
            if (objection != null) {
                warnings.add(new Warning(
                        ADDRESS_PROHIBITED,
                        "origin " + origin.address() + " " + objection
                                + ", so edges don't connect to it; use another address, or add it to"
                                + " backsource.origin-access.allowed-ranges"));
            }
        }
        warnings.addAll(PortWarnings.of(domain, access));
        return warnings;
    }
}
