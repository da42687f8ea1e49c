package dev.backsource.config.outbox.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgNotification;
import java.util.function.Consumer;

/** A relay's connection to the database, which holds the leader's lock. */
interface RelayConnection {
    /** Passes on every notification from now on: of new events in the outbox, or of published ones. */
    Uni<Void> listen(Consumer<PgNotification> listener);

    /** Wakes the relay that leads. */
    Uni<Void> wakeLeader();

    void onClose(Runnable action);

    /** Whether the connection holds the lock now; it keeps the lock until it closes. */
    Uni<Boolean> tryLock();

    Uni<Void> close();
}
