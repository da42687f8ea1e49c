package dev.backsource.config.preflight;

import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ports that lately took a pre-flight's time without being open, so that not every change for a dead origin, nor every item of a batch, waits
 * for it again. Thread-safe.
 */
final class SlowPorts {
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final Map<Key, Known> known = BoundedMap.byAge(MOST);

    /** @param serverName null for a port that accepts no connection, whatever the name */
    private record Key(OriginPort port, @Nullable OriginAddress serverName) {}

    private record Known(PreflightPort result, Instant at) {}

    /** Keeps the failures of an answer that took {@code took} until {@code now}. */
    synchronized void note(OriginAddress serverName, List<PreflightPort> results, Duration took, Instant now) {
        if (took.compareTo(SLOW) < 0) {
            return;
        }
        for (var result : results) {
            if (result.measuredAt() != null && (result.isFailure() || result.isUnknown())) {
                var key = new Key(result.asked(), result.isUnreachable() ? null : serverName);
                known.remove(key);
                known.put(key, new Known(result, now));
            }
        }
    }

    /** The kept result for a port, if it was measured at {@code since} or later; null for none. */
    synchronized @Nullable PreflightPort find(OriginPort port, OriginAddress serverName, Instant since, Instant now) {
        var found = known.get(new Key(port, null));
        var kept = found == null ? known.get(new Key(port, serverName)) : found;
        return kept == null || kept.at().isBefore(since) || kept.at().isBefore(now.minus(KEPT)) ? null : kept.result();
    }
}
