package dev.backsource.config.access.sessions;

import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Periodically records the uses of sessions in the database and deletes ended sessions. */
@Singleton
final class SessionHousekeeping {
    /** Other instances may not have recorded their uses yet. */
    private static final int ROUNDS_OF_OTHERS = 3;

    private final SessionDirectory directory;
    private final SessionRows rows;
    private final SessionSettings settings;
    private final Clock clock;
    private Instant noted = Instant.EPOCH;
    private final PeriodicTask housekeeping;

    SessionHousekeeping(SessionDirectory directory, SessionRows rows, SessionSettings settings, Clock clock) {
        this.directory = directory;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
        this.housekeeping =
                new PeriodicTask("session housekeeping", settings.useNotedEvery(), () -> note().chain(this::prune));
    }

    void start(@Observes StartupEvent event) {
        housekeeping.startAfter(settings.useNotedEvery());
    }

    void stop(@Observes ShutdownEvent event) {
        housekeeping.stop();
    }

    private Uni<Integer> note() {
        var now = clock.instant();
        var uses = directory.uses(noted);
        return uses.isEmpty() ? Uni.createFrom().item(0) : rows.noteUses(uses).invoke(count -> noted = now);
    }

    private Uni<Integer> prune() {
        var now = clock.instant();
        var idle = settings.idle().plus(settings.useNotedEvery().multipliedBy(ROUNDS_OF_OTHERS));
        return rows.prune(now.minus(settings.longest()), now.minus(idle));
    }
}
