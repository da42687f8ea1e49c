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
 * When keys were last used: noted in memory, and every now and then in the database, from where it is known what the other instances
 * have noted. Only keys that exist are noted.
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
        this.noting = new PeriodicTask("noting of keys' uses", interval, this::flush);
    }

    void start(@Observes StartupEvent event) {
        noting.startAfter(interval);
    }

    void stop(@Observes ShutdownEvent event) {
        noting.stop();
    }

    /** In the database's resolution, so that what is told first is what is read later. */
    void note(String id, Instant now) {
        var last = uses.get(id);
        if (last == null || last.plus(NOTED_AGAIN_AFTER).isBefore(now)) {
            uses.put(id, now.truncatedTo(ChronoUnit.MICROS));
        }
    }

    /** When a key was last used, at this instance or, a round ago, at any; null when that isn't known. */
    @Nullable
    Instant last(String id) {
        return later(uses.get(id), known.get(id));
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** Notes in the database what isn't there, and reads what is; how many keys were noted. */
    private Uni<Integer> flush() {
        var noted = new HashMap<>(uses);
        return (noted.isEmpty() ? Uni.createFrom().item(0) : rows.noteUses(noted))
                .call(count -> rows.lastUses().invoke(all -> {
                    known = all;
                    noted.forEach(uses::remove);
                }));
    }
}
