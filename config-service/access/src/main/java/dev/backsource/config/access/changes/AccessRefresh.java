package dev.backsource.config.access.changes;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.database.DatabaseOutageLog;
import dev.backsource.config.database.ReadingOrder;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

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
    private final ReadingOrder order = new ReadingOrder();
    private volatile long seen = NEVER;

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
                .deferred(() -> refresh(order.begin()))
                .onFailure()
                .invoke(contact::doubt);
    }

    private Uni<Void> refresh(long reading) {
        return pool.withConnection(connection -> connection.query(VERSION).execute())
                .map(rows -> rows.iterator().next().getLong("version"))
                .chain(version -> version == seen ? Uni.createFrom().voidItem() : read(reading, version));
    }

    /** The data may be newer than {@code version}, and is then read once more; it is never older. */
    private Uni<Void> read(long reading, long version) {
        return Uni.join()
                .all(views.stream().map(AccessView::read).toList())
                .andFailFast()
                .invoke(read -> order.take(reading, () -> {
                    read.forEach(Runnable::run);
                    seen = version;
                }))
                .replaceWithVoid();
    }
}
