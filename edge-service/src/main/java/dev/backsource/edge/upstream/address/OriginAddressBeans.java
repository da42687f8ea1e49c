package dev.backsource.edge.upstream.address;

import dev.backsource.deployment.OriginAccessSettings;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.policy.origin.OriginAccess;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the kernel's rule of where origins may be, for this machine. */
class OriginAddressBeans {
    @Produces
    @Singleton
    OriginAccess access(
            OriginAccessSettings settings,
            EdgeSettings edge,
            @ConfigProperty(name = "quarkus.http.port") int managementPort) {
        return settings.toAccessHere(edge.http().port(), edge.https().port(), managementPort);
    }
}
