package dev.backsource.system.faults;

import io.vertx.core.Context;
import io.vertx.core.net.NetSocket;

/** Two connections, what comes by one of which goes on by the other. Both belong to one event loop. */
final class LinkedPair {
    private final Context loop;
    private final NetSocket near;
    private final NetSocket far;
    /** Read and written on the event loop. */
    private boolean paused = true;

    /** Carries nothing before {@link #resume()}. */
    LinkedPair(Context loop, NetSocket near, NetSocket far) {
        this.loop = loop;
        this.near = near.pause();
        this.far = far.pause();
        carry(near, far);
        carry(far, near);
    }

    void onClose(Runnable action) {
        near.closeHandler(closed -> {
            far.close();
            action.run();
        });
        far.closeHandler(closed -> near.close());
    }

    void pause() {
        loop.runOnContext(turn -> {
            paused = true;
            near.pause();
            far.pause();
        });
    }

    void resume() {
        loop.runOnContext(turn -> {
            paused = false;
            near.resume();
            far.resume();
        });
    }

    void close() {
        near.close();
        far.close();
    }

    private void carry(NetSocket from, NetSocket to) {
        from.handler(bytes -> {
            to.write(bytes);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> resume(from));
            }
        });
    }

    private void resume(NetSocket from) {
        if (!paused) {
            from.resume();
        }
    }
}
