package dev.backsource.edge.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When Kafka last acknowledged a report, which tells how old the edge's knowledge may be. */
public final class LastReport {
    private volatile @Nullable Instant last;

    void reached() {
        last = Instant.now();
    }

    /** The time since then; empty before the first report. */
    Optional<Duration> age() {
        return Optional.ofNullable(last).map(instant -> Duration.between(instant, Instant.now()));
    }
}
