package dev.backsource.config.domain;

import dev.backsource.config.outbox.PositionRecorder;
import jakarta.inject.Singleton;

/** Records in the history the position at which a revision was published. */
@Singleton
final class RevisionPositions implements PositionRecorder {
    @Override
    public String name() {
        return "revision";
    }

    @Override
    public String sql() {
        return """
                update domain_revision revision
                set kafka_partition = published.kafka_partition, kafka_offset = published.kafka_offset, published_at = published.published_at
                from published where revision.domain = published.domain and revision.revision = published.revision""";
    }
}
