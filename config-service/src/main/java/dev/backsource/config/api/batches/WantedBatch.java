package dev.backsource.config.api.batches;

import dev.backsource.config.write.MassConfirmation;
import java.util.List;

/** A batch, as a client requests it. */
public record WantedBatch(List<BatchItem> items, MassConfirmation confirmation) {
    public WantedBatch {
        items = List.copyOf(items);
    }
}
