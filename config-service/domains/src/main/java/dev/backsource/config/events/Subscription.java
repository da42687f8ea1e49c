package dev.backsource.config.events;

import dev.backsource.config.access.Caller;
import dev.backsource.config.refusal.RefusedException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One subscriber. While it is live it follows the window at its own pace, as fast as its client reads; before that a {@link CatchUp} feeds it.
 * Methods may be called on any thread; they run on the event loop of the request.
 */
final class Subscription {
    private static final int BYTES_AT_ONCE = 64 * 1024;
    /** The number of writes after which others get a turn on the event loop. */
    private static final int WRITES_IN_A_TURN = 16;

    private static final long NOT_LIVE = -1;

    private final Context context;
    private final SseConnection connection;
    private final EventWindow window;
    private final Consumer<Subscription> onEnd;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean open = true;

    /** The number of the next event in the window. */
    private long number = NOT_LIVE;

    /** A subscriber without events so far; {@code onEnd} is called once when the subscriber has left or was ended. */
    Subscription(Context context, SseConnection connection, EventWindow window, Consumer<Subscription> onEnd) {
        this.context = context;
        this.connection = connection;
        this.window = window;
        this.onEnd = onEnd;
    }

    /** The caller that gets the events. */
    Caller caller() {
        return connection.caller();
    }

    boolean isOpen() {
        return open;
    }

    /** Begins the response; fails with a {@link RefusedException} when the subscription was ended before, so that there was no response. */
    Future<Void> begin() {
        var begun = Promise.<Void>promise();
        context.runOnContext(now -> {
            if (open) {
                connection.begin(this::follow, this::leave);
                begun.complete();
            } else {
                begun.fail(StreamRefusal.unavailable("the stream has restarted; try again"));
            }
        });
        return begun.future();
    }

    /** Follows the window from the event with that number on. */
    void goLive(long from) {
        onLoop(() -> {
            number = from;
            follow();
        });
    }

    /** Reports that the window may have new events. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(woke -> {
                woken.set(false);
                follow();
            });
        }
    }

    /** Sends events from elsewhere than the window; completes when they are on the wire. */
    Future<Void> send(List<StreamEvent> events) {
        var sent = Promise.<Void>promise();
        context.runOnContext(now -> connection.send(events).onComplete(sent));
        return sent.future();
    }

    /** Records that nothing is missing up to {@code reached}. */
    void passTo(Positions reached) {
        onLoop(() -> connection.passTo(reached));
    }

    /** Ends the stream in good order; the client may come back. */
    Future<Void> end() {
        return onLoop(() -> {
            connection.end();
            leave();
        });
    }

    /** Closes the connection of a client that doesn't read. */
    void cutOff() {
        onLoop(() -> {
            connection.cutOff();
            leave();
        });
    }

    /** Gives up a subscription before its response, which is up to others. */
    void abandon() {
        onLoop(this::leave);
    }

    private void leave() {
        connection.close();
        if (open) {
            open = false;
            onEnd.accept(this);
        }
    }

    private void follow() {
        for (var turn = 0; number != NOT_LIVE && !connection.isClosed(); turn++) {
            if (turn == WRITES_IN_A_TURN) {
                wake();
                return;
            }
            var events = window.from(number, connection.isFull() ? 0 : BYTES_AT_ONCE);
            if (events.isEmpty()) {
                connection.cutOff();
                leave();
                return;
            }
            if (events.get().isEmpty()) {
                return;
            }
            number += events.get().size();
            connection.send(events.get());
        }
    }

    private Future<Void> onLoop(Runnable action) {
        var done = Promise.<Void>promise();
        context.runOnContext(now -> {
            action.run();
            done.complete();
        });
        return done.future();
    }
}
