package dev.backsource.config.access.keys;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last uses of keys. Each instance records them in memory, and periodically in the database, where it also reads those recorded by the
 * other instances. Only uses of existing keys are recorded.
 */
@Singleton
final class KeyUses {
    private static final Duration NOTED_AGAIN_AFTER = Duration.ofSeconds(1);

    private final KeyRows rows;
    private final Duration interval;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();
    private volatile Map<String, Instant> known = Map.of();
    private final PeriodicTask noting;

    KeyUses(KeyRows rows, AccessSettings settings) {
        this.rows = rows;
        this.interval = settings.lastUseNotedEvery();
        this.noting = new PeriodicTask("recording of key use", interval, this::flush);
    }

    void start(@Observes StartupEvent event) {
        noting.startAfter(interval);
    }

    void stop(@Observes ShutdownEvent event) {
        noting.stop();
    }

    /** In the database's resolution, so that the time reported first equals the time read later. */
    void note(String id, Instant now) {
        var last = uses.get(id);
        if (last == null || last.plus(NOTED_AGAIN_AFTER).isBefore(now)) {
            uses.put(id, now.truncatedTo(ChronoUnit.MICROS));
        }
    }

    /** The last use of a key, at this instance or, up to the last round, at any; null when it is unknown. */
    @Nullable
    Instant last(String id) {
        return later(uses.get(id), known.get(id));
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** Writes uses that the database lacks, and reads those it has; yields the number of keys written. */
    private Uni<Integer> flush() {
        var noted = new HashMap<>(uses);
        return (noted.isEmpty() ? Uni.createFrom().item(0) : rows.noteUses(noted))
                .call(count -> rows.lastUses().invoke(all -> {
                    known = all;
                    noted.forEach(uses::remove);
                }));
    }
}
