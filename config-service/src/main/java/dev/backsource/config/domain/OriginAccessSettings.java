package dev.backsource.config.domain;

import dev.backsource.policy.origin.OriginAccess;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Where origins may be. To be set alike for edges, prober and config-service. */
@ConfigMapping(prefix = "backsource.origin-access")
interface OriginAccessSettings {
    /** Addresses outside the public internet that origins may have all the same, in CIDR notation. */
    Optional<List<String>> allowedRanges();

    /** Addresses of the fleet itself, which no origin may have whatever is allowed, in CIDR notation. */
    Optional<List<String>> fleetRanges();

    /** Ports that origins may have, each a number or a range such as 8000-8999; all but those of other protocols by default. */
    Optional<List<String>> ports();

    /**
     * The same as the kernel's rule.
     *
     * @throws IllegalStateException when a range or a port can't be read, naming it
     */
    default OriginAccess toAccess() {
        try {
            return OriginAccess.of(
                    allowedRanges().orElse(List.of()), fleetRanges().orElse(List.of()), ports().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.origin-access: " + e.getMessage(), e);
        }
    }
}
