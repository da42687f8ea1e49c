package dev.backsource.config.api.batches;

import dev.backsource.config.write.MassConfirmation;
import dev.backsource.policy.progressive.RolloutMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch, as a client requests it.
 *
 * @param rollout how its changes go out; null for the default of each domain
 */
public record WantedBatch(List<BatchItem> items, @Nullable RolloutMode rollout, MassConfirmation confirmation) {
    public WantedBatch {
        items = List.copyOf(items);
    }
}
