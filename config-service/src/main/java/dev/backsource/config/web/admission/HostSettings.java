package dev.backsource.config.web.admission;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** By which names the service is asked. */
@ConfigMapping(prefix = "backsource.config")
interface HostSettings {
    /**
     * Host names and addresses, without ports, that requests may name in {@code Host} beside loopback and the address that they
     * arrived at; what clients, gateways and scrapers call this service. Browsers' pages of these names may ask, too.
     */
    Optional<List<String>> allowedHosts();
}
