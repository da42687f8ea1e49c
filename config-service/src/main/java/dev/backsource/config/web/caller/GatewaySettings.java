package dev.backsource.config.web.caller;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** A gateway in front of the service, which lets people in and names them. */
@ConfigMapping(prefix = "backsource.access.gateway")
interface GatewaySettings {
    /** The header in which the gateway names who makes a request; it has to replace what a client sends in it. Off when not set. */
    Optional<String> operatorHeader();

    /** The addresses, or ranges of them, that the gateway asks from; the header of anybody else is ignored. */
    Optional<List<String>> addresses();
}
