package dev.backsource.config.database;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** The Vert.x context on which work began, to which sessions of the database belong. */
public final class CallingContext {
    private CallingContext() {}

    /** The same, but its continuation runs on the context of this call, if there is one. */
    public static <T> Uni<T> back(Uni<T> elsewhere) {
        var context = Vertx.currentContext();
        return context == null ? elsewhere : elsewhere.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }
}
