package dev.backsource.edge.findings;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a back-to-origin request.
 *
 * @param host of the client's request
 * @param address the origin's address
 * @param to scheme and port, as the policy names it
 * @param serverName the name for TLS; null without TLS
 * @param revision of the domain
 */
public record RequestedOrigin(
        String host, String address, Target to, @Nullable String serverName, long revision) {
    Place place() {
        return new Place(OriginAddress.parse(address), to.port(), to.scheme());
    }
}
