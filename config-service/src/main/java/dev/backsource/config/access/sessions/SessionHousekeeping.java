package dev.backsource.config.access.sessions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Notes in the database when sessions were used, and forgets those that have ended, every now and then. */
@Singleton
final class SessionHousekeeping {
    private static final Logger LOG = Logger.getLogger(SessionHousekeeping.class);

    /** Other instances may not have noted yet what they saw. */
    private static final int ROUNDS_OF_OTHERS = 3;

    private final SessionDirectory directory;
    private final SessionRows rows;
    private final SessionSettings settings;
    private final Clock clock;
    private Instant noted = Instant.EPOCH;
    private @Nullable Cancellable timer;

    SessionHousekeeping(SessionDirectory directory, SessionRows rows, SessionSettings settings, Clock clock) {
        this.directory = directory;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        timer = Multi.createFrom()
                .ticks()
                .startingAfter(settings.useNotedEvery())
                .every(settings.useNotedEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> note().chain(this::prune).onFailure().recoverWithItem(SessionHousekeeping::failed))
                .subscribe()
                .with(gone -> LOG.debugf("%d sessions forgotten", gone));
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
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

    /** The database may be away for a while; the next round makes up for this one. */
    private static int failed(Throwable failure) {
        LOG.debug("uses of sessions were not noted", failure);
        return 0;
    }
}
