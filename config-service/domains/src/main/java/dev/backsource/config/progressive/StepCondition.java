package dev.backsource.config.progressive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open condition of the next step.
 *
 * @param code {@code bake}; {@code edges}: edges in reach haven't applied the present step; {@code reach}: no edge is in reach; {@code holding}: edges hold,
 *     since the origin fails too often; {@code outcomes}; {@code database}: it couldn't be read or written; {@code refused}: the next step was refused.
 *     Clients ignore unknown ones
 * @param until of {@code bake}: its end
 * @param missing of {@code edges} and {@code holding}: the number of those edges
 * @param seen of {@code outcomes}: the candidate's resources so far
 * @param needed of {@code outcomes}: the least number
 * @param detail of {@code database} and {@code refused}: why, as an operator reads it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepCondition(
        String code,
        @Nullable Instant until,
        @Nullable Integer missing,
        @Nullable Long seen,
        @Nullable Long needed,
        @Nullable String detail) {
    static StepCondition bake(Instant until) {
        return new StepCondition("bake", until, null, null, null, null);
    }

    static StepCondition edges(int missing) {
        return new StepCondition("edges", null, missing, null, null, null);
    }

    static StepCondition outcomes(long seen, long needed) {
        return new StepCondition("outcomes", null, null, seen, needed, null);
    }

    static StepCondition reach() {
        return new StepCondition("reach", null, null, null, null, null);
    }

    static StepCondition holding(int edges) {
        return new StepCondition("holding", null, edges, null, null, null);
    }

    static StepCondition database(String detail) {
        return new StepCondition("database", null, null, null, null, detail);
    }

    static StepCondition refused(String detail) {
        return new StepCondition("refused", null, null, null, null, detail);
    }
}
