package dev.backsource.config.api.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.Author;
import dev.backsource.config.api.answers.DomainAnswer;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.history.Approval;
import dev.backsource.config.history.FieldChange;
import dev.backsource.config.history.PastState;
import dev.backsource.config.history.RevisionKind;
import dev.backsource.config.history.RolloutPlace;
import dev.backsource.config.rollout.RevisionRollout;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A revision, with its changes and the state of the domain at that time.
 *
 * @param author its author, whatever their name; absent where only the name was kept
 * @param rollout the end of its rollout; absent when it wasn't measured, or not yet
 * @param progressiveRollout the progressive rollout that it is a step of, or ended; absent for none
 * @param state with the effects that it would have at the moment of the response; absent for a removal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevisionAnswer(
        long revision,
        Instant changedAt,
        @Nullable String changedBy,
        @Nullable Author author,
        RevisionKind kind,
        @Nullable Long restoredFrom,
        @Nullable Approval approval,
        List<FieldChange> changes,
        @Nullable RevisionRollout rollout,
        @Nullable RolloutPlace progressiveRollout,
        @Nullable DomainAnswer state) {

    static RevisionAnswer of(PastState past, Function<DomainState, DomainAnswer> answer) {
        var revision = past.revision();
        return new RevisionAnswer(
                revision.revision(),
                revision.changedAt(),
                revision.changedBy(),
                revision.author(),
                revision.kind(),
                revision.restoredFrom(),
                revision.approval(),
                revision.changes(),
                revision.rollout(),
                revision.progressiveRollout(),
                past.state() == null ? null : answer.apply(past.state()));
    }
}
