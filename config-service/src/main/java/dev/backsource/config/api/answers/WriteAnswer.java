package dev.backsource.config.api.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.domain.Written;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write.
 *
 * @param revision the domain's revision after it; the same as before when it changed nothing
 * @param effective of static content at the first primary origin; absent after a removal
 * @param effectiveDynamic of dynamic content there; absent after a removal and while dynamic acceleration is off
 * @param origins each with where edges go back to it; absent after a removal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WriteAnswer(
        DomainName domain,
        long revision,
        @Nullable Effective effective,
        @Nullable Effective effectiveDynamic,
        @Nullable List<OriginAnswer> origins,
        List<Warning> warnings) {
    /**
     * Of a write.
     *
     * @param ofChange of what it changed; told before what holds for the domain however it came to be so
     */
    public static WriteAnswer of(Written written, List<Warning> ofChange) {
        var state = written.state();
        return state == null
                ? new WriteAnswer(written.domain(), written.revision(), null, null, null, List.of())
                : new WriteAnswer(
                        written.domain(),
                        written.revision(),
                        Effective.leading(state),
                        Effective.leadingDynamic(state),
                        OriginAnswer.of(state),
                        both(ofChange, Warning.of(state)));
    }

    /** The same with {@code more} warnings. */
    WriteAnswer with(List<Warning> more) {
        return more.isEmpty()
                ? this
                : new WriteAnswer(domain, revision, effective, effectiveDynamic, origins, both(warnings, more));
    }

    private static List<Warning> both(List<Warning> first, List<Warning> then) {
        return first.isEmpty()
                ? then
                : Stream.concat(first.stream(), then.stream()).toList();
    }
}
