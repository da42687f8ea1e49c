package dev.backsource.config.api.batches;

import java.util.List;

/**
 * The response to a batch.
 *
 * @param results one for each item, in the order of the items
 */
public record BatchAnswer(List<BatchResult> results) {
    boolean hasFailures() {
        return results.stream().anyMatch(BatchResult::failed);
    }
}
