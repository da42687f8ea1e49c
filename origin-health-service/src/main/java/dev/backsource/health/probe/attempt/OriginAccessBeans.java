package dev.backsource.health.probe.attempt;

import dev.backsource.deployment.OriginAccessSettings;
import dev.backsource.policy.origin.OriginAccess;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the kernel's rule of where origins may be, for this machine. */
class OriginAccessBeans {
    @Produces
    @Singleton
    OriginAccess access(OriginAccessSettings settings, @ConfigProperty(name = "quarkus.http.port") int managementPort) {
        return settings.toAccessHere(managementPort);
    }
}
