package dev.backsource.config.purge;

import dev.backsource.config.outbox.PositionRecorder;
import jakarta.inject.Singleton;

/** Records in a purge's row the position at which it was published. */
@Singleton
final class PurgePositions implements PositionRecorder {
    @Override
    public String name() {
        return "purge";
    }

    @Override
    public String sql() {
        return """
                update cache_purge purge
                set kafka_partition = published.kafka_partition, kafka_offset = published.kafka_offset, published_at = published.published_at
                from published where purge.id = published.purge_id""";
    }
}
