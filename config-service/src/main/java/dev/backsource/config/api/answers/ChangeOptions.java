package dev.backsource.config.api.answers;

import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.write.MassConfirmation;
import dev.backsource.policy.domain.PreflightMode;
import dev.backsource.policy.progressive.RolloutMode;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a change, or of all changes in a batch.
 *
 * @param dryRun whether it is tried out only
 * @param preflight null for the domain's default
 * @param confirmation of a mass change; none for a batch, which has it in its body
 * @param rollout how the change goes out; null for the domain's default, and for a batch, which has it in its body
 */
public record ChangeOptions(
        boolean dryRun,
        @Nullable PreflightMode preflight,
        MassConfirmation confirmation,
        @Nullable RolloutMode rollout) {
    /**
     * The options; each parameter is null when it is absent.
     *
     * @throws InvalidRequestException when one is malformed
     */
    public static ChangeOptions read(@Nullable String dryRun, @Nullable String preflight) {
        return read(dryRun, preflight, null);
    }

    /** As the other, of a change that may be a mass change. */
    public static ChangeOptions read(
            @Nullable String dryRun, @Nullable String preflight, @Nullable String confirmedDomains) {
        return read(dryRun, preflight, confirmedDomains, null);
    }

    /** As the others, of a change that may go out by a progressive rollout. */
    public static ChangeOptions read(
            @Nullable String dryRun,
            @Nullable String preflight,
            @Nullable String confirmedDomains,
            @Nullable String rollout) {
        return new ChangeOptions(
                Parameters.flag("dryRun", dryRun),
                PreflightChoice.read(preflight),
                ConfirmedDomains.read(confirmedDomains),
                RolloutChoice.read(rollout));
    }
}
