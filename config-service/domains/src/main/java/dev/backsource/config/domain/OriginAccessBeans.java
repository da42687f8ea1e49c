package dev.backsource.config.domain;

import dev.backsource.deployment.OriginAccessSettings;
import dev.backsource.policy.origin.OriginAccess;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the kernel's rule for addresses and ports of origins, as edges have it. */
class OriginAccessBeans {
    @Produces
    @Singleton
    OriginAccess access(OriginAccessSettings settings) {
        return settings.toAccess();
    }
}
