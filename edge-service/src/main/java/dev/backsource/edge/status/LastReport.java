package dev.backsource.edge.status;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When Kafka last took a report: how old what the edge knows may be. */
@Singleton
final class LastReport {
    private volatile @Nullable Instant last;

    void reached() {
        last = Instant.now();
    }

    /** How long that is ago; empty when there was none yet. */
    Optional<Duration> age() {
        return Optional.ofNullable(last).map(instant -> Duration.between(instant, Instant.now()));
    }
}
