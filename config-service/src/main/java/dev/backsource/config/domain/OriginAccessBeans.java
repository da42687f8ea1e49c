package dev.backsource.config.domain;

import dev.backsource.deployment.OriginAccessSettings;
import dev.backsource.policy.origin.OriginAccess;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the kernel's rule of where origins may be, as edges have it. */
class OriginAccessBeans {
    @Produces
    @Singleton
    OriginAccess access(OriginAccessSettings settings) {
        return settings.toAccess();
    }
}
