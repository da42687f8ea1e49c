package dev.backsource.config.database;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The Vert.x context on which work began, to which sessions of the database belong. */
public final class CallingContext {
    private CallingContext() {}

    /** The same, but its continuation runs on the context of this call, if there is one. */
    public static <T> Uni<T> back(Uni<T> elsewhere) {
        var context = Vertx.currentContext();
        return context == null ? elsewhere : elsewhere.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    /**
     * Work on a context of its own, which may have sessions beside those of the calling one; the continuation runs on the calling one.
     *
     * @param work begins it, at each subscription
     */
    public static <T> Uni<T> beside(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> back(
                        Uni.createFrom().emitter(emitter -> begin(vertx, work, emitter::complete, emitter::fail))));
    }

    /** Begins work that no request asked for, on a context of its own. */
    public static <T> void begin(Vertx vertx, Supplier<Uni<T>> work, Consumer<T> done, Consumer<Throwable> failed) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(
                begun -> Uni.createFrom().deferred(work::get).subscribe().with(done, failed));
    }
}
