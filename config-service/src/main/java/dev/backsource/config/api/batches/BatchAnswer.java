package dev.backsource.config.api.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response to a batch.
 *
 * @param totals only for a dry run
 * @param results one for each item, in the order of the items
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchAnswer(@Nullable BatchTotals totals, List<BatchResult> results) {
    boolean hasFailures() {
        return results.stream().anyMatch(BatchResult::failed);
    }
}
