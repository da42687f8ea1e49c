package dev.backsource.health.probe.attempt;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.policy.protocol.StandardPorts;
import org.jspecify.annotations.Nullable;

/**
 * A port to probe, with the terms of the connection. Domains for which edges would connect to it alike share its probes.
 *
 * @param address the origin's address
 * @param neededPort the port as the policy names it
 * @param port the port that a socket is opened to, after the deployment's standard ports were applied
 * @param tls the terms of TLS; null where there is no TLS
 * @param connectTimeoutMs how long edges give a connection to be made, and again a handshake; null for the deployment's time
 */
public record ProbeTarget(
        OriginAddress address,
        int neededPort,
        int port,
        @Nullable TlsTerms tls,
        @Nullable Integer connectTimeoutMs) {
    /** The target to probe for {@code port} in a deployment with these standard ports. */
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
