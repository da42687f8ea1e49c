package dev.backsource.edge.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of the last report that Kafka acknowledged, which limits the age of the edge's data. */
public final class LastReport {
    private volatile @Nullable Instant last;

    void reached() {
        last = Instant.now();
    }

    /** The time since the last acknowledged report; empty before the first one. */
    Optional<Duration> age() {
        return Optional.ofNullable(last).map(instant -> Duration.between(instant, Instant.now()));
    }
}
