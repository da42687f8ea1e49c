package dev.backsource.config.preflight;

import dev.backsource.config.access.Caller;
import dev.backsource.policy.domain.PreflightMode;
import jakarta.inject.Singleton;
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
}
