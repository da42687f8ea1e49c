package dev.backsource.config.api.progressive;

import dev.backsource.config.progressive.ProgressiveState;
import dev.backsource.config.progressive.RolloutFilter;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Parameters;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** The filters of lists of rollouts, as a client sends them. */
final class RolloutFilters {
    private static final int MOST_STATES = ProgressiveState.values().length;

    private RolloutFilters() {}

    /** @param state states, separated by commas; null for any */
    static RolloutFilter read(@Nullable String state, @Nullable String after, Violations violations) {
        var states = EnumSet.noneOf(ProgressiveState.class);
        if (state == null) {
            states.addAll(EnumSet.allOf(ProgressiveState.class));
        } else {
            for (var word : state.split(",", MOST_STATES + 1)) {
                var known = Parameters.choice("state", word, ProgressiveState.class, Enum::name, violations);
                if (known != null) {
                    states.add(known);
                }
            }
        }
        return new RolloutFilter(states, Parameters.after(after, "a progressive rollout", violations));
    }
}
