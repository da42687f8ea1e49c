package dev.backsource.config.preflight;

import dev.backsource.config.access.Caller;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginPort;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The source of verdicts on changes. */
interface Verdicts {
    /**
     * The verdict on a change.
     *
     * @param after the domain after the change
     * @param team the id of the team that owns it; null for none
     * @param ports to be checked
     * @return never fails; a verdict without results has the reason
     */
    Uni<ChangeVerdict> verdict(
            Caller caller, Domain after, @Nullable String team, List<OriginPort> ports, PreflightTime time);

    /** Whether a prober is likely to answer. */
    boolean hasProber();
}
