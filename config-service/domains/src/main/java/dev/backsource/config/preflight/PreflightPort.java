package dev.backsource.config.preflight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prober's present finding about a port that a policy would need.
 *
 * @param port as the policy names it
 * @param scheme the required one
 * @param tls the outcome of the TLS handshake; null where the port needs no TLS or accepted no connection
 * @param reason of the state, in words
 * @param measuredAt by the prober's clock; null when it gave no result for the port
 * @param finding the measurement behind a port that isn't open; null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreflightPort(
        OriginAddress origin,
        int port,
        Scheme scheme,
        PortState state,
        @Nullable TlsVerdict tls,
        String reason,
        @Nullable Instant measuredAt,
        @Nullable FindingAnswer finding) {

    /**
     * The result for {@code asked} in {@code answer}; other results in it are ignored.
     *
     * @param host the {@code Host} field of requests, which is shown beside a certificate's names
     */
    static PreflightPort of(OriginPort asked, ProbeAnswer answer, String host) {
        return answer.ports().stream()
                .filter(port -> port.isOf(asked))
                .findFirst()
                .map(found -> of(asked, found, host))
                .orElseGet(() -> new PreflightPort(
                        asked.origin(),
                        asked.port(),
                        asked.scheme(),
                        PortState.UNKNOWN,
                        null,
                        "the prober returned no result",
                        null,
                        null));
    }

    private static PreflightPort of(OriginPort asked, ProbeAnswer.Port found, String host) {
        var finding = found.finding();
        return new PreflightPort(
                asked.origin(),
                asked.port(),
                asked.scheme(),
                found.state(),
                found.tls(),
                found.reason(),
                found.measuredAt(),
                finding == null ? null : FindingAnswer.of(finding.withHost(host)));
    }
}
