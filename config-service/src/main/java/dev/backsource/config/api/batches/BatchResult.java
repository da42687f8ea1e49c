package dev.backsource.config.api.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.api.answers.Effective;
import dev.backsource.config.api.answers.OriginAnswer;
import dev.backsource.config.api.answers.Warning;
import dev.backsource.config.api.answers.WriteAnswer;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one item of a batch.
 *
 * @param status the HTTP status code that the change alone would have been answered with
 * @param revision the domain's after it; absent when the item was refused
 * @param effective of static content at the first primary origin; absent when the item was refused
 * @param effectiveDynamic of dynamic content there; absent while dynamic acceleration is off
 * @param origins each with where edges go back to it
 * @param problem why it was refused; absent when it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchResult(
        DomainName domain,
        int status,
        @Nullable Long revision,
        @Nullable Effective effective,
        @Nullable Effective effectiveDynamic,
        @Nullable List<OriginAnswer> origins,
        @Nullable List<Warning> warnings,
        @Nullable Problem problem) {

    static BatchResult of(WriteAnswer answer, int status) {
        return new BatchResult(
                answer.domain(),
                status,
                answer.revision(),
                answer.effective(),
                answer.effectiveDynamic(),
                answer.origins(),
                answer.warnings(),
                null);
    }

    static BatchResult refused(DomainName domain, Problem problem) {
        return new BatchResult(domain, problem.status(), null, null, null, null, null, problem);
    }

    /** Whether the service failed, so that it isn't known what came of it. */
    boolean failed() {
        return status >= 500;
    }
}
