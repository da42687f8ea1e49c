package dev.backsource.health.probe.attempt;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.policy.protocol.StandardPorts;
import org.jspecify.annotations.Nullable;

/**
 * A port that is probed, and how. Domains whose edges would ask it alike share its probes.
 *
 * @param address where the origin is
 * @param neededPort the port as the policy names it
 * @param port the port that a socket is opened to, after the deployment's standard ports were applied
 * @param tls how it is spoken to over TLS; null where there is no TLS
 * @param connectTimeoutMs how long edges give a connection to be made, and again a handshake; null for the deployment's time
 */
public record ProbeTarget(
        OriginAddress address,
        int neededPort,
        int port,
        @Nullable TlsTerms tls,
        @Nullable Integer connectTimeoutMs) {
    /** What is probed for {@code port} in a deployment with these standard ports. */
    public static ProbeTarget of(
            OriginPort port, TlsTerms terms, @Nullable Integer connectTimeoutMs, StandardPorts standardPorts) {
        return new ProbeTarget(
                port.origin(),
                port.port(),
                standardPorts.actual(port.port()),
                port.scheme().isSecure() ? terms : null,
                connectTimeoutMs);
    }
}
