package dev.backsource.config.api.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.figures.LastHour;
import dev.backsource.config.history.FieldChange;
import dev.backsource.config.history.StateDiff;
import dev.backsource.config.preflight.PreflightCheck;
import dev.backsource.config.preflight.PreflightFinding;
import dev.backsource.policy.origin.CacheWay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a change that is tried out.
 *
 * @param changes the settings that would change
 * @param before the origins with their present targets; absent for a new domain
 * @param edges the number of edges that report now; they would apply the change
 * @param failing the number of findings of the pre-flight by which requests would fail; absent where no port was probed
 * @param unchecked whether edges would connect otherwise than before, and it is not fully known whether that works
 * @param losesTls whether back-to-origin requests of HTTPS clients would lose TLS to the origin
 * @param cacheUnusable whether stored responses of the domain would have to be fetched or validated again; otherwise all remain usable
 * @param lastHour the requests of the last hour; absent for a new domain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DryRun(
        List<FieldChange> changes,
        @Nullable List<OriginAnswer> before,
        int edges,
        @Nullable Integer failing,
        boolean unchecked,
        boolean losesTls,
        boolean cacheUnusable,
        @Nullable MovedRequests lastHour) {

    static DryRun of(WriteResult result, @Nullable PreflightCheck check, int edges, @Nullable LastHour lastHour) {
        var before = result.before();
        var after = result.state();
        return new DryRun(
                StateDiff.between(before, after),
                before == null ? null : OriginAnswer.of(before),
                edges,
                check == null || !check.isMeasured() ? null : failing(check.findings()),
                check != null && check.isUnchecked(),
                result.losesTls(),
                before != null && (after == null || CacheWay.isLeft(before, after)),
                before == null || lastHour == null ? null : MovedRequests.of(before, after, lastHour));
    }

    private static int failing(List<PreflightFinding> findings) {
        return (int) findings.stream()
                .filter(finding -> finding.weight() == PreflightFinding.Weight.FAILURE)
                .count();
    }
}
