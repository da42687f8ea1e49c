package dev.backsource.edge.cache.orders;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.impl.ContextInternal;
import java.lang.reflect.Proxy;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** An event loop whose later actions run one by one, as the test says, on any thread. */
final class SteppedLoop {
    private final Deque<Handler<Void>> later = new ConcurrentLinkedDeque<>();
    private volatile @Nullable Thread running;

    final Context context = (Context) Proxy.newProxyInstance(
            SteppedLoop.class.getClassLoader(),
            new Class<?>[] {ContextInternal.class},
            (proxy, method, args) -> switch (method.getName()) {
                case "inThread" -> Thread.currentThread() == running;
                case "runOnContext" -> runLater(args[0]);
                default -> throw new AssertionError("the context was asked for " + method.getName());
            });

    @SuppressWarnings("unchecked")
    private Object runLater(Object action) {
        later.addLast((Handler<Void>) action);
        return "";
    }

    /** Runs {@code action} on this loop. */
    void run(Runnable action) {
        running = Thread.currentThread();
        try {
            action.run();
        } finally {
            running = null;
        }
    }

    boolean hasMore() {
        return !later.isEmpty();
    }

    /** Runs the next action that waits. */
    void runNext() {
        run(() -> later.removeFirst().handle(null));
    }
}
