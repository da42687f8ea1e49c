package dev.backsource.config.web.caller;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** A gateway in front of the service that authenticates people and names them. */
@ConfigMapping(prefix = "backsource.access.gateway")
interface GatewaySettings {
    /** The header in which the gateway names the person behind a request; it has to replace any value from the client. Off when not set. */
    Optional<String> operatorHeader();

    /** The addresses, or ranges of addresses, of the gateway; the header of any other client is ignored. */
    Optional<List<String>> addresses();
}
