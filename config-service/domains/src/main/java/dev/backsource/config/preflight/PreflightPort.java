package dev.backsource.config.preflight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.PortCause;
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
                .orElseGet(() -> missing(asked));
    }

    /** For a port without a result. */
    static PreflightPort missing(OriginPort asked) {
        return new PreflightPort(
                asked.origin(),
                asked.port(),
                asked.scheme(),
                PortState.UNKNOWN,
                null,
                "the prober returned no result",
                null,
                null);
    }

    /** The port of the question. */
    OriginPort asked() {
        return new OriginPort(origin, port, scheme);
    }

    boolean isUnknown() {
        return state == PortState.UNKNOWN;
    }

    /** Whether edges can't use the port. */
    boolean isFailure() {
        return state == PortState.CLOSED || state == PortState.PROHIBITED;
    }

    /** Of a failure. */
    PortCause cause() {
        return PortCause.of(state, reason);
    }

    /** The result {@code found} for {@code asked}. */
    static PreflightPort of(OriginPort asked, ProbeAnswer.Port found, String host) {
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
