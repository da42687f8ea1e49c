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
 * @param effective the targets of static content at the first primary origin; absent after a removal
 * @param effectiveDynamic the targets of dynamic content there; absent after a removal and while dynamic acceleration is off
 * @param origins each with its targets; absent after a removal
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
        @Nullable DryRun dryRun) {
    /**
     * For a write.
     *
     * @param ofChange the warnings of the change itself; listed before those that hold for the domain regardless of the change
     */
    public static WriteAnswer of(WriteResult result, List<Warning> ofChange, Instant now) {
        var state = result.state();
        return state == null
                ? new WriteAnswer(result.domain(), result.revision(), null, null, null, List.of(), null)
                : new WriteAnswer(
                        result.domain(),
                        result.revision(),
                        Effective.leading(state),
                        Effective.leadingDynamic(state),
                        OriginAnswer.of(state),
                        both(ofChange, Warning.of(state, now)),
                        null);
    }

    /** The same with {@code more} warnings. */
    WriteAnswer with(List<Warning> more) {
        return more.isEmpty()
                ? this
                : new WriteAnswer(domain, revision, effective, effectiveDynamic, origins, both(warnings, more), dryRun);
    }

    /** The same for a dry run. */
    WriteAnswer trying(DryRun effect) {
        return new WriteAnswer(domain, revision, effective, effectiveDynamic, origins, warnings, effect);
    }

    private static List<Warning> both(List<Warning> first, List<Warning> then) {
        return first.isEmpty()
                ? then
                : Stream.concat(first.stream(), then.stream()).toList();
    }
}
