package dev.backsource.config.hold;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import java.util.List;
import java.util.stream.Collectors;

/** Refusals to release what edges hold. */
public final class HoldRefusal {
    public static final ProblemKind DIFFERS = new ProblemKind(
            409, "hold-differs", "Edges hold another number", "No edge holds a mass change of this number of domains");

    private HoldRefusal() {}

    /** @param held the numbers that edges hold; empty when none holds a mass change */
    static RefusedException of(long domains, List<Long> held) {
        return DIFFERS.refused(
                held.isEmpty()
                        ? "no edge holds a mass change"
                        : "no edge holds a mass change of " + domains + " domains; edges hold "
                                + held.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
