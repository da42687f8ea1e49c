package dev.backsource.config.progressive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open condition of the next step.
 *
 * @param code {@code bake}, {@code edges} or {@code outcomes}; clients ignore unknown ones
 * @param until of {@code bake}: its end
 * @param missing of {@code edges}: the number of edges that haven't applied the present step
 * @param seen of {@code outcomes}: the candidate's resources so far
 * @param needed of {@code outcomes}: the least number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepCondition(
        String code,
        @Nullable Instant until,
        @Nullable Integer missing,
        @Nullable Long seen,
        @Nullable Long needed) {
    public static StepCondition bake(Instant until) {
        return new StepCondition("bake", until, null, null, null);
    }

    public static StepCondition edges(int missing) {
        return new StepCondition("edges", null, missing, null, null);
    }

    public static StepCondition outcomes(long seen, long needed) {
        return new StepCondition("outcomes", null, null, seen, needed);
    }
}
