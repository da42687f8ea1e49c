package dev.backsource.config.preflight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a prober just found of a port that a policy would need.
 *
 * @param port as the policy names it
 * @param scheme what it has to speak
 * @param tls how far TLS came; null where the port has to speak none or took no connection
 * @param reason why, in words
 * @param measuredAt by the prober's clock; null when it gave no result for the port
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreflightPort(
        OriginAddress origin,
        int port,
        Scheme scheme,
        PortState state,
        @Nullable TlsVerdict tls,
        String reason,
        @Nullable Instant measuredAt) {

    /** What {@code answer} says of {@code asked}; nothing else that it says is looked at. */
    static PreflightPort of(OriginPort asked, ProbeAnswer answer) {
        return answer.ports().stream()
                .filter(port -> port.isOf(asked))
                .findFirst()
                .map(found -> of(asked, found.state(), found.tls(), found.reason(), found.measuredAt()))
                .orElseGet(() -> of(asked, PortState.UNKNOWN, null, "the prober gave no result for it", null));
    }

    private static PreflightPort of(
            OriginPort asked, PortState state, @Nullable TlsVerdict tls, String reason, @Nullable Instant measuredAt) {
        return new PreflightPort(asked.origin(), asked.port(), asked.scheme(), state, tls, reason, measuredAt);
    }
}
