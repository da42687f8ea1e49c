package dev.backsource.config.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.backsource.config.access.Author;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.StoredRevision;
import dev.backsource.config.progressive.StoredRollout;
import dev.backsource.config.rollout.RevisionRollout;
import dev.backsource.policy.domain.Domain;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a domain, and its changes.
 *
 * @param changedBy absent when the change names nobody
 * @param author of the change, under whatever name; absent where only the name was kept
 * @param restoredFrom the restored revision; absent when it restored none
 * @param approval its change request; absent for a change without one
 * @param changes field by field, against the revision before: all settings of a domain that was created, or restored after its removal, and of one
 *     that was removed all its former settings
 * @param rollout the end of its rollout; absent when it wasn't measured, or not yet
 * @param progressiveRollout the progressive rollout that it is a step of, or ended; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revision(
        long revision,
        Instant changedAt,
        @Nullable String changedBy,
        @Nullable Author author,
        RevisionKind kind,
        @Nullable Long restoredFrom,
        @Nullable Approval approval,
        List<FieldChange> changes,
        @Nullable RevisionRollout rollout,
        @Nullable RolloutPlace progressiveRollout) {
    /** The same, as the outcome of a change request, and with the end of its rollout. */
    Revision with(@Nullable Approval given, @Nullable RevisionRollout measured) {
        return new Revision(
                revision,
                changedAt,
                changedBy,
                author,
                kind,
                restoredFrom,
                given,
                changes,
                measured,
                progressiveRollout);
    }

    /** The same, with the record of its progressive rollout. */
    Revision with(StoredRollout recorded) {
        if (progressiveRollout == null) {
            return this;
        }
        var kindByRecord = RolloutPlace.kindBy(recorded, kind);
        return new Revision(
                revision,
                changedAt,
                changedBy,
                author,
                kindByRecord,
                restoredFrom,
                approval,
                changes,
                rollout,
                progressiveRollout.by(recorded, kindByRecord));
    }

    /**
     * A stored revision, compared with its predecessor.
     *
     * @param before null for the first
     */
    static Revision of(StoredRevision stored, @Nullable StoredRevision before) {
        var earlier = before == null ? null : before.state();
        return new Revision(
                stored.revision(),
                stored.changedAt(),
                stored.changedBy(),
                stored.author(),
                kind(stored, earlier),
                stored.restoredFrom(),
                null,
                changes(before, stored),
                null,
                RolloutPlace.of(stored.state(), earlier));
    }

    private static RevisionKind kind(StoredRevision stored, @Nullable DomainState earlier) {
        var state = stored.state();
        if (state == null) {
            return RevisionKind.REMOVED;
        }
        if (stored.restoredFrom() != null) {
            return RevisionKind.RESTORED;
        }
        return earlier == null && state.rollout() == null ? RevisionKind.CREATED : RolloutPlace.kind(state, earlier);
    }

    private static List<FieldChange> changes(@Nullable StoredRevision before, StoredRevision stored) {
        var changes = StateDiff.between(before == null ? null : domain(before), domain(stored));
        return before == null || domain(before) == null || Objects.equals(before.team(), stored.team())
                ? changes
                : Stream.concat(Stream.of(moved(before, stored)), changes.stream())
                        .toList();
    }

    private static FieldChange moved(StoredRevision before, StoredRevision stored) {
        return new FieldChange("team", text(before.team()), text(stored.team()));
    }

    private static @Nullable TextNode text(@Nullable String team) {
        return team == null ? null : TextNode.valueOf(team);
    }

    private static @Nullable Domain domain(StoredRevision stored) {
        var state = stored.state();
        return state == null ? null : state.domain();
    }
}
