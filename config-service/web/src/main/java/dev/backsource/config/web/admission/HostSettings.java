package dev.backsource.config.web.admission;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The names of the service. */
@ConfigMapping(prefix = "backsource.config")
interface HostSettings {
    /**
     * Host names and addresses, without ports, that requests may have in {@code Host} beside loopback and the address at which they
     * arrived; the names by which clients, gateways and scrapers reach this service. Browsers' pages at these names may send requests, too.
     */
    Optional<List<String>> allowedHosts();
}
