package dev.backsource.config.api.restores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response to a restore to a time.
 *
 * @param results by name, of the domains that this request looked at
 * @param next the name to continue after; absent when all domains have a result
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestoreAnswer(
        RestoreTotals totals,
        List<RestoreResult> results,
        @Nullable String next) {
    boolean hasFailures() {
        return totals.failed() > 0;
    }
}
