package dev.backsource.config.outbox.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgNotification;
import java.util.function.Consumer;

/** A relay's connection to the database, to which the lock of the relay that leads belongs. */
interface RelayConnection {
    /** Passes on every notification from now on: that there is something to publish, or that it was published. */
    Uni<Void> listen(Consumer<PgNotification> listener);

    /** Wakes the relay that leads. */
    Uni<Void> wakeLeader();

    void onClose(Runnable action);

    /** Whether the lock is this connection's now; it keeps it to its end. */
    Uni<Boolean> tryLock();

    Uni<Void> close();
}
