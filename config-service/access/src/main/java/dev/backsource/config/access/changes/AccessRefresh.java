package dev.backsource.config.access.changes;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.database.DatabaseOutageLog;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps this instance's views of permissions up to date: it polls the version of permissions in the database and reads them again when the
 * version has risen. While the database is down, the views stay as they are.
 */
@Singleton
public final class AccessRefresh {
    private static final String VERSION = "select version from access_version";
    private static final long NEVER = 0;

    private final Pool pool;
    private final List<AccessView> views;
    private final DatabaseOutageLog contact;
    private final PeriodicTask refreshing;
    private final AtomicLong turns = new AtomicLong();
    private volatile long seen = NEVER;
    /** The turn of the data in the views; guarded by this. */
    private long takenTurn;

    AccessRefresh(Pool pool, @All List<AccessView> views, DatabaseOutageLog contact, AccessSettings settings) {
        this.pool = pool;
        this.views = views;
        this.contact = contact;
        this.refreshing = new PeriodicTask("access refresh", settings.refreshedEvery(), this::now);
    }

    /** Starts polling. */
    public void start() {
        refreshing.start();
    }

    void stop(@Observes ShutdownEvent event) {
        refreshing.stop();
    }

    /** Whether the views have been loaded. */
    public boolean isLoaded() {
        return seen != NEVER;
    }

    /** Makes this instance enforce every change committed before; fails when the database doesn't respond. */
    public Uni<Void> now() {
        return Uni.createFrom()
                .deferred(() -> refresh(turns.incrementAndGet()))
                .onFailure()
                .invoke(contact::doubt);
    }

    private Uni<Void> refresh(long turn) {
        return pool.withConnection(connection -> connection.query(VERSION).execute())
                .map(rows -> rows.iterator().next().getLong("version"))
                .chain(version -> version == seen ? Uni.createFrom().voidItem() : read(turn, version));
    }

    /** The data may be newer than {@code version}, and is then read once more; it is never older. */
    private Uni<Void> read(long turn, long version) {
        return Uni.join()
                .all(views.stream().map(AccessView::read).toList())
                .andFailFast()
                .invoke(read -> take(turn, version, read))
                .replaceWithVoid();
    }

    /** Of two concurrent reads, the one that began earlier may be the older one, and may end later. */
    private synchronized void take(long turn, long version, List<Runnable> read) {
        if (turn > takenTurn) {
            takenTurn = turn;
            read.forEach(Runnable::run);
            seen = version;
        }
    }
}
