package dev.backsource.config.api.restores;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.api.answers.Warning;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.preflight.PreflightFinding;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a restore for one domain.
 *
 * @param revision the domain's revision afterwards; absent when it was refused
 * @param restoredFrom the restored revision; only for a restored domain
 * @param losesTls true when back-to-origin requests of HTTPS clients lose TLS to the origin; otherwise absent
 * @param warnings the findings of a pre-flight, and that the domain's progressive rollout ended; absent where there are none
 * @param problem the reason for a refusal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestoreResult(
        DomainName domain,
        RestoreOutcome outcome,
        @Nullable Long revision,
        @Nullable Long restoredFrom,
        @Nullable Boolean losesTls,
        @Nullable List<Warning> warnings,
        @Nullable Problem problem) {
    private static final int SERVER_ERROR = 500;

    static RestoreResult restored(WriteResult written, long from, List<PreflightFinding> findings) {
        if (written.isUnchanged()) {
            return of(written.domain(), RestoreOutcome.UNCHANGED, written.revision());
        }
        var warnings = Stream.of(Warning.ofFindings(findings), Warning.ofRollout(written))
                .flatMap(List::stream)
                .toList();
        return new RestoreResult(
                written.domain(),
                written.before() == null ? RestoreOutcome.BROUGHT_BACK : RestoreOutcome.RESTORED,
                written.revision(),
                from,
                written.losesTls() ? true : null,
                warnings.isEmpty() ? null : warnings,
                null);
    }

    static RestoreResult of(DomainName domain, RestoreOutcome outcome, long revision) {
        return new RestoreResult(domain, outcome, revision, null, null, null, null);
    }

    static RestoreResult refused(DomainName domain, Problem problem) {
        var outcome = problem.status() >= SERVER_ERROR ? RestoreOutcome.FAILED : RestoreOutcome.REFUSED;
        return new RestoreResult(domain, outcome, null, null, null, null, problem);
    }

    boolean losesTlsToTheOrigin() {
        return losesTls != null;
    }
}
