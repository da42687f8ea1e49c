package dev.backsource.config.api.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.history.FieldChange;
import dev.backsource.config.history.StateDiff;
import dev.backsource.config.preflight.PreflightCheck;
import dev.backsource.config.preflight.PreflightFinding;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Weakening;
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
 * @param cacheUnusable whether all stored responses of the domain would be unusable
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DryRun(
        List<FieldChange> changes,
        @Nullable List<OriginAnswer> before,
        int edges,
        @Nullable Integer failing,
        boolean unchecked,
        boolean losesTls,
        boolean cacheUnusable) {

    static DryRun of(WriteResult result, @Nullable PreflightCheck check, int edges) {
        var before = result.before();
        var after = result.state();
        return new DryRun(
                StateDiff.between(before, after),
                before == null ? null : OriginAnswer.of(before),
                edges,
                check == null || !check.isMeasured() ? null : failing(check.findings()),
                check != null && check.isUnchecked(),
                after != null && before != null && Weakening.of(before, after).contains(Weakening.PLAIN),
                before != null && (after == null || beginsCacheGeneration(before, after)));
    }

    private static int failing(List<PreflightFinding> findings) {
        return (int) findings.stream()
                .filter(finding -> finding.weight() == PreflightFinding.Weight.FAILURE)
                .count();
    }

    private static boolean beginsCacheGeneration(Domain before, Domain after) {
        return Part.ALL.stream()
                .anyMatch(part ->
                        part.beginsCacheGeneration() && !before.get(part).equals(after.get(part)));
    }
}
