package dev.backsource.config.api.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The response to a write.
 *
 * @param revision the domain's revision after the write; the same as before when the write changed nothing
 * @param effective the targets of static content at the first primary origin, with a progressive rollout those after its promotion; absent after a removal
 * @param effectiveDynamic the targets of dynamic content there; absent after a removal and while dynamic acceleration is off
 * @param origins each with its targets; absent after a removal
 * @param progressiveRollout the rollout by which the change goes out; absent when it went out at once
 * @param dryRun the effect of the change; only for a dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WriteAnswer(
        DomainName domain,
        long revision,
        @Nullable Effective effective,
        @Nullable Effective effectiveDynamic,
        @Nullable List<OriginAnswer> origins,
        List<Warning> warnings,
        @Nullable RolloutSummary progressiveRollout,
        @Nullable DryRun dryRun) {
    /**
     * For a write.
     *
     * @param ofChange the warnings of the change itself; listed before those that hold for the domain regardless of the change
     */
    public static WriteAnswer of(WriteResult result, List<Warning> ofChange, Instant now) {
        var state = result.state();
        return state == null
                ? new WriteAnswer(result.domain(), result.revision(), null, null, null, List.of(), null, null)
                : new WriteAnswer(
                        result.domain(),
                        result.revision(),
                        Effective.leading(state),
                        Effective.leadingDynamic(state),
                        OriginAnswer.of(state),
                        both(ofChange, Warning.of(state, now)),
                        null,
                        null);
    }

    /** The same with {@code more} warnings. */
    WriteAnswer with(List<Warning> more) {
        return more.isEmpty()
                ? this
                : new WriteAnswer(
                        domain,
                        revision,
                        effective,
                        effectiveDynamic,
                        origins,
                        both(warnings, more),
                        progressiveRollout,
                        dryRun);
    }

    /** The same for a change that goes out by {@code rollout}. */
    WriteAnswer by(RolloutSummary rollout, List<Warning> ofRollout) {
        return new WriteAnswer(
                domain, revision, effective, effectiveDynamic, origins, both(ofRollout, warnings), rollout, dryRun);
    }

    /** The same for a dry run. */
    WriteAnswer trying(DryRun effect) {
        return new WriteAnswer(
                domain, revision, effective, effectiveDynamic, origins, warnings, progressiveRollout, effect);
    }

    private static List<Warning> both(List<Warning> first, List<Warning> then) {
        return first.isEmpty()
                ? then
                : Stream.concat(first.stream(), then.stream()).toList();
    }
}
