package dev.backsource.config.api.changerequests;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.Author;
import dev.backsource.config.access.Role;
import dev.backsource.config.api.answers.DomainAnswer;
import dev.backsource.config.api.answers.Warning;
import dev.backsource.config.changerequests.ChangeKind;
import dev.backsource.config.changerequests.ChangeRequest;
import dev.backsource.config.changerequests.ChangeRequestState;
import dev.backsource.config.changerequests.PartsChange;
import dev.backsource.config.changerequests.PortGrant;
import dev.backsource.config.changerequests.RequestedChange;
import dev.backsource.config.health.DomainHealth;
import dev.backsource.config.history.FieldChange;
import dev.backsource.config.history.StateDiff;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.policy.protocol.GrantedPorts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change request, while it is open beside its effect on the present domain.
 *
 * @param reviewer the role for the domain that may decide it
 * @param needsSecondPerson whether its requester may not approve it
 * @param ports the custom ports to grant; of the kind {@code ports} only
 * @param base the only revision of the domain at which it can be approved; absent for any
 * @param wanted the whole domain as requested; of the kind {@code parts} only
 * @param rollout the plan of the progressive rollout that the approval begins, without what is the default of the team or of the deployment; absent where
 *     the change goes out by default
 * @param changes its differences from the present domain; in reads only, while it is open
 * @param warnings about settings of the present domain that it weakens; likewise
 * @param requester its author, whatever their name
 * @param expiresAt the end of the request, if it isn't decided before
 * @param decidedAt absent while it is open, and when it expired
 * @param decidedBy absent likewise, or when it was cancelled
 * @param decider likewise
 * @param comment of the person who approved or declined it
 * @param revision the revision of the domain that the approval made
 * @param granted the ports granted to the domain now; in reads of the kind {@code ports} only, while it is open
 * @param origins of the domain now; likewise
 * @param health of the ports that the domain needs now, and of the requested ports, as the probers reported it last; a port that no prober
 *     has checked is unknown; likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeRequestAnswer(
        String id,
        DomainName domain,
        ChangeKind kind,
        Role reviewer,
        boolean needsSecondPerson,
        @Nullable GrantedPorts ports,
        @Nullable Long base,
        DomainAnswer.@Nullable Domain wanted,
        @Nullable PartialPlan rollout,
        @Nullable List<FieldChange> changes,
        @Nullable List<Warning> warnings,
        String reason,
        ChangeRequestState state,
        Instant requestedAt,
        String requestedBy,
        Author requester,
        Instant expiresAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable Author decider,
        @Nullable String comment,
        @Nullable Long revision,
        @Nullable GrantedPorts granted,
        @Nullable List<Origin> origins,
        @Nullable DomainHealth health) {
    /** Without the present domain. */
    static ChangeRequestAnswer of(ChangeRequest request) {
        return of(request, null, null);
    }

    /** Beside the present domain, with the health of its ports where that matters for a decision. */
    static ChangeRequestAnswer of(ChangeRequest request, @Nullable Domain now, @Nullable DomainHealth health) {
        var change = request.change();
        var next = now == null ? null : next(change, now);
        return new ChangeRequestAnswer(
                request.id(),
                request.domain(),
                change.kind(),
                change.kind().reviewer(),
                change.kind().needsSecondPerson(),
                change instanceof PortGrant grant ? grant.ports() : null,
                change.base(),
                change instanceof PartsChange parts ? DomainAnswer.Domain.of(parts.wanted()) : null,
                change instanceof PartsChange parts ? parts.rollout() : null,
                next == null ? null : StateDiff.between(now, next),
                next == null ? null : Warning.ofChange(now, next),
                request.reason(),
                request.state(),
                request.requestedAt(),
                request.requestedBy(),
                request.requester(),
                request.expiresAt(),
                request.decidedAt(),
                request.decidedBy(),
                request.decider(),
                request.comment(),
                request.revision(),
                health == null || now == null ? null : now.grantedPorts(),
                health == null || now == null ? null : now.origins(),
                health);
    }

    /** Null where the domain has changed so that the change is no longer valid. */
    private static @Nullable Domain next(RequestedChange change, Domain now) {
        try {
            return change.appliedTo(now);
        } catch (InvalidValueException e) {
            return null;
        }
    }
}
