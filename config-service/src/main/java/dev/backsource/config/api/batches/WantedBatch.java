package dev.backsource.config.api.batches;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch, as a client requests it.
 *
 * @param confirmedDomains the number of domains that the client means to remove or reroute; null without a confirmation
 */
public record WantedBatch(List<BatchItem> items, @Nullable Integer confirmedDomains) {
    public WantedBatch {
        items = List.copyOf(items);
    }
}
