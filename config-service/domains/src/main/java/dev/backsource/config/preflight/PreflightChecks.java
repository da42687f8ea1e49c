package dev.backsource.config.preflight;

import dev.backsource.config.access.Caller;
import dev.backsource.config.domain.SetCheck;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.PreflightMode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the pre-flights of changes. */
@Singleton
public final class PreflightChecks {
    private final Preflights preflights;
    private final DefaultMode defaults;

    PreflightChecks(Preflights preflights, DefaultMode defaults) {
        this.preflights = preflights;
        this.defaults = defaults;
    }

    /** @param chosen by the request; null for the domain's default */
    public PreflightCheck ofChange(Caller caller, @Nullable PreflightMode chosen) {
        return ofItem(caller, chosen, PreflightTime.ofChange());
    }

    /** For an item of a batch, whose items share {@code time}. */
    public PreflightCheck ofItem(Caller caller, @Nullable PreflightMode chosen, PreflightTime time) {
        return new PreflightCheck(preflights, defaults, caller, chosen, true, time);
    }

    /** For a response without warnings: a pre-flight only where one is required. */
    public PreflightCheck withoutWarnings(Caller caller, @Nullable PreflightMode chosen, PreflightTime time) {
        return new PreflightCheck(preflights, defaults, caller, chosen, false, time);
    }

    /**
     * For changes that are stored together: those whose pre-flight is chosen, or required by default, have to be made alone.
     *
     * @param chosen by the request; null for each domain's default
     */
    public SetCheck ofSet(@Nullable PreflightMode chosen) {
        if (chosen == PreflightMode.SKIP) {
            return SetCheck.NONE;
        }
        return chosen == null
                ? (session, teams) -> defaults.ofTeams(session, teams).map(this::whereRequired)
                : (session, teams) ->
                        Uni.createFrom().item((before, after, team) -> PreflightCheck.isDue(before, after));
    }

    private SetCheck.Rule whereRequired(Map<String, String> ofTeams) {
        return (before, after, team) -> {
            var control = (before == null ? after : before).get(Part.CHANGE_CONTROL);
            return defaults.of(team == null ? null : ofTeams.get(team), control) == PreflightMode.REQUIRE
                    && PreflightCheck.isDue(before, after);
        };
    }
}
