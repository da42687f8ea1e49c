package dev.backsource.config.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.domain.Written;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write.
 *
 * @param revision the domain's revision after it; the same as before when it changed nothing
 * @param effective of static content at the first primary origin; absent after a removal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WriteAnswer(
        DomainName domain, long revision, @Nullable Effective effective, List<Warning> warnings) {
    static WriteAnswer of(Written written) {
        var state = written.state();
        return state == null
                ? new WriteAnswer(written.domain(), written.revision(), null, List.of())
                : new WriteAnswer(written.domain(), written.revision(), Effective.leading(state), Warning.of(state));
    }
}
