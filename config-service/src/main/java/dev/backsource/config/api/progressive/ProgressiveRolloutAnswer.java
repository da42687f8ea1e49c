package dev.backsource.config.api.progressive;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.Author;
import dev.backsource.config.api.answers.Warning;
import dev.backsource.config.progressive.ProgressiveState;
import dev.backsource.config.progressive.RolloutArms;
import dev.backsource.config.progressive.RolloutAtEdge;
import dev.backsource.config.progressive.RolloutProgress;
import dev.backsource.config.progressive.StepCondition;
import dev.backsource.config.progressive.StoredRollout;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A progressive rollout of a domain.
 *
 * @param reason of the state: the words of whoever gave one, or a sentence of the service; absent when none was given
 * @param reasonCode the same for programs; absent while there is none
 * @param reasonArguments texts and numbers of the reason, by their names; absent likewise
 * @param haltedSince since when it keeps its share; absent unless it is paused or frozen
 * @param startedBy the author's name
 * @param author whatever the name
 * @param endedAt absent while it is under way
 * @param endedBy the name of the author of its end; absent likewise
 * @param ender whatever the name; absent likewise
 * @param revision the domain's present revision; of an ended rollout, the revision that ended it
 * @param baselineRevision the domain's revision before
 * @param step the latest step, from 1
 * @param share of that step
 * @param stepAt when that step began
 * @param bakeSeconds the least time of a step
 * @param outcomes the least number of resources that all edges together have to see under the candidate in a step
 * @param patienceSeconds the most time of a step, after which the rollout pauses
 * @param parts the candidate; absent in lists
 * @param arms the counts of the present step, over all edges; absent while no edge has reported it, and in the response to a move
 * @param waitsFor the open conditions of the next step; absent while the edges' reports haven't been read, and once it has ended,
 *     and in the response to a move. In lists they have edges only if nothing else is open
 * @param evidence of the pooled test over all edges, which aborts the rollout at 10,000 if two edges or more see harm; absent while there is none
 * @param edges the edges' reports; absent in lists, in the response to a move, while they haven't been read, and once it
 *     has ended
 * @param warnings about the candidate, as a write of it has them; only in the response that began the rollout
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressiveRolloutAnswer(
        String id,
        DomainName domain,
        ProgressiveState state,
        @Nullable String reason,
        @Nullable String reasonCode,
        @Nullable Map<String, Object> reasonArguments,
        @Nullable Instant haltedSince,
        Instant startedAt,
        String startedBy,
        Author author,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable Author ender,
        long revision,
        long baselineRevision,
        int step,
        double share,
        Instant stepAt,
        List<Double> steps,
        long bakeSeconds,
        int outcomes,
        long patienceSeconds,
        @Nullable CandidateAnswer parts,
        @Nullable RolloutArms arms,
        @Nullable List<StepCondition> waitsFor,
        @Nullable Double evidence,
        @Nullable List<RolloutAtEdge> edges,
        @Nullable List<Warning> warnings) {
    /** As one of many. */
    static ProgressiveRolloutAnswer listed(StoredRollout rollout, @Nullable RolloutProgress progress) {
        return of(rollout, null, progress, null, null);
    }

    /**
     * A single one.
     *
     * @param candidate null where it is no longer known
     * @param warnings null for none
     */
    static ProgressiveRolloutAnswer of(
            StoredRollout rollout,
            @Nullable Candidate candidate,
            @Nullable RolloutProgress progress,
            @Nullable List<Warning> warnings) {
        return of(rollout, candidate, progress, progress == null ? null : progress.edges(), warnings);
    }

    private static ProgressiveRolloutAnswer of(
            StoredRollout rollout,
            @Nullable Candidate candidate,
            @Nullable RolloutProgress progress,
            @Nullable List<RolloutAtEdge> edges,
            @Nullable List<Warning> warnings) {
        var plan = rollout.plan();
        var reason = rollout.reason();
        return new ProgressiveRolloutAnswer(
                rollout.id(),
                rollout.domain(),
                rollout.state(),
                rollout.sentence(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.arguments(),
                rollout.haltedSince(),
                rollout.startedAt(),
                rollout.startedBy(),
                rollout.author(),
                rollout.endedAt(),
                rollout.endedBy(),
                rollout.ender(),
                rollout.revision(),
                rollout.baselineRevision(),
                rollout.step(),
                rollout.share(),
                rollout.stepAt(),
                plan.steps(),
                plan.bake().toSeconds(),
                plan.outcomes(),
                plan.patience().toSeconds(),
                candidate == null ? null : CandidateAnswer.of(candidate),
                progress == null ? null : progress.arms(),
                progress == null ? null : progress.waitsFor(),
                progress == null ? null : progress.evidence(),
                edges,
                warnings);
    }
}
