package dev.backsource.config.api.answers;

import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.policy.progressive.RolloutMode;
import org.jspecify.annotations.Nullable;

/** The parameter of writes, and the field of a batch, that chooses how a change goes out. */
public final class RolloutChoice {
    public static final String PARAMETER = "rollout";

    private RolloutChoice() {}

    /**
     * The choice; null when the parameter is absent.
     *
     * @throws InvalidRequestException when it is no choice
     */
    static @Nullable RolloutMode read(@Nullable String value) {
        var violations = new Violations();
        var mode = Parameters.choice(PARAMETER, value, RolloutMode.class, RolloutMode::word, violations);
        violations.throwIfAny();
        return mode;
    }
}
