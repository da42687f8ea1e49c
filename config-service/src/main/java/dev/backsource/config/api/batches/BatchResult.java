package dev.backsource.config.api.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.api.answers.DryRun;
import dev.backsource.config.api.answers.Effective;
import dev.backsource.config.api.answers.OriginAnswer;
import dev.backsource.config.api.answers.RolloutSummary;
import dev.backsource.config.api.answers.Warning;
import dev.backsource.config.api.answers.WriteAnswer;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one item of a batch.
 *
 * @param status the HTTP status code of a response to the change alone
 * @param revision the domain's revision afterwards; absent when the item was refused
 * @param effective the targets of static content at the first primary origin; absent when the item was refused
 * @param effectiveDynamic the targets of dynamic content there; absent while dynamic acceleration is off
 * @param origins each with its targets
 * @param progressiveRollout the rollout by which the change goes out; absent when it went out at once
 * @param dryRun the effect of the change; only for a dry run
 * @param problem the reason for a refusal; absent when the item was carried out
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
        @Nullable RolloutSummary progressiveRollout,
        @Nullable DryRun dryRun,
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
                answer.progressiveRollout(),
                answer.dryRun(),
                null);
    }

    static BatchResult refused(DomainName domain, Problem problem) {
        return new BatchResult(domain, problem.status(), null, null, null, null, null, null, null, problem);
    }

    /** Whether the service failed, so that the outcome is unknown. */
    boolean failed() {
        return status >= 500;
    }
}
