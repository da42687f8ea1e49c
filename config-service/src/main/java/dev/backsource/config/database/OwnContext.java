package dev.backsource.config.database;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** The Vert.x context that work began on, which sessions of the database belong to. */
public final class OwnContext {
    private OwnContext() {}

    /** The same, but what follows it goes on on the context that this is called on, if that is one. */
    public static <T> Uni<T> back(Uni<T> elsewhere) {
        var context = Vertx.currentContext();
        return context == null ? elsewhere : elsewhere.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }
}
