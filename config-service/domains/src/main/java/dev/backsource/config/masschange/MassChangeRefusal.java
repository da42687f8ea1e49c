package dev.backsource.config.masschange;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.masschange.MassChange;

/** The refusal of a mass change that nobody has confirmed. */
public final class MassChangeRefusal extends RefusedException {
    public static final ProblemKind MASS_CHANGE = new ProblemKind(
            409,
            "mass-change",
            "Too many domains at once",
            "Too many domains would be removed or rerouted within 60 seconds; domains has the number to confirm");

    private static final long serialVersionUID = 1L;

    private final long domains;
    private final long limit;

    MassChangeRefusal(long domains, long limit) {
        super(
                MASS_CHANGE,
                domains + " domains would be removed or rerouted within " + MassChange.WINDOW.toSeconds()
                        + " seconds, and more than " + limit + " take a confirmation",
                Remedy.of(RemedyCode.CONFIRM_MASS_CHANGE),
                0);
        this.domains = domains;
        this.limit = limit;
    }

    /** The number of domains to confirm: those of the last seconds, and those of the refused request. */
    public long domains() {
        return domains;
    }

    /** The number of domains that takes no confirmation. */
    public long limit() {
        return limit;
    }
}
