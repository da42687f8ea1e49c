package dev.backsource.config.api.ports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.health.DomainHealth;
import dev.backsource.config.ports.PortRequest;
import dev.backsource.config.ports.PortRequestState;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.protocol.GrantedPorts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for custom ports, beside the known state of the domain.
 *
 * @param decidedAt absent while it is open
 * @param decidedBy absent while it is open, or when it was cancelled
 * @param comment of the person who granted or declined it
 * @param revision the revision of the domain with the grant
 * @param granted the ports granted to the domain now; absent when the domain no longer exists
 * @param origins of the domain now; absent likewise
 * @param health of the ports that the domain needs now, and of the requested ports, as the probers reported it last; a port that no prober
 *     has checked is unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PortRequestAnswer(
        String id,
        DomainName domain,
        GrantedPorts ports,
        String reason,
        PortRequestState state,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable Long revision,
        @Nullable GrantedPorts granted,
        @Nullable List<Origin> origins,
        @Nullable DomainHealth health) {
    /** Without the state of the domain. */
    static PortRequestAnswer of(PortRequest request) {
        return of(request, null, null, null);
    }

    static PortRequestAnswer of(
            PortRequest request,
            @Nullable GrantedPorts granted,
            @Nullable List<Origin> origins,
            @Nullable DomainHealth health) {
        return new PortRequestAnswer(
                request.id(),
                request.domain(),
                request.ports(),
                request.reason(),
                request.state(),
                request.requestedAt(),
                request.requestedBy(),
                request.decidedAt(),
                request.decidedBy(),
                request.comment(),
                request.revision(),
                granted,
                origins,
                health);
    }
}
