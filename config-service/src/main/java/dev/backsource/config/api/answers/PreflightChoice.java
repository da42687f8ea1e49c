package dev.backsource.config.api.answers;

import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.policy.domain.PreflightMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parameter of writes that chooses their pre-flight. */
public final class PreflightChoice {
    public static final String PARAMETER = "preflight";

    private PreflightChoice() {}

    /** Its words. */
    public static String word(PreflightMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The choice; null when the parameter is absent.
     *
     * @throws InvalidRequestException when it is no choice
     */
    static @Nullable PreflightMode read(@Nullable String value) {
        var violations = new Violations();
        var mode = Parameters.choice(PARAMETER, value, PreflightMode.class, PreflightChoice::word, violations);
        violations.throwIfAny();
        return mode;
    }

    /**
     * As {@link #read}, for a response without warnings.
     *
     * @throws InvalidRequestException also for {@code warn}
     */
    public static @Nullable PreflightMode withoutWarnings(@Nullable String value) {
        var mode = read(value);
        if (mode == PreflightMode.WARN) {
            var violations = new Violations();
            violations.add(
                    PARAMETER, Violation.UNKNOWN_VALUE, "the response has no warnings; the choice is require or skip");
            violations.throwIfAny();
        }
        return mode;
    }
}
