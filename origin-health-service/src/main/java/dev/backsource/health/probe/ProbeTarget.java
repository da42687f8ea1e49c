package dev.backsource.health.probe;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.protocol.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * A port that is probed. Domains that need the same one share its probes.
 *
 * @param address where the origin is
 * @param port the port that a socket is opened to, after the deployment's standard ports were applied
 * @param scheme what it has to speak
 * @param serverName the name that the TLS handshake asks for (SNI, RFC 6066 §3); null where there is no TLS
 */
public record ProbeTarget(
        OriginAddress address,
        int port,
        Scheme scheme,
        @Nullable String serverName) {}
