package dev.backsource.edge.cache.collapsing.body;

import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.http.upstream.UpstreamCall;

/**
 * Forwards the flow control of a shared body, from any thread, to the event loop of its call. Signals may overtake each
 * other on the way; the call always follows the last one.
 */
public final class CallFlow implements SharedBody.Flow {
    private final CacheLoop loop;
    private final UpstreamCall call;
    private volatile boolean paused;

    public CallFlow(CacheLoop loop, UpstreamCall call) {
        this.loop = loop;
        this.call = call;
    }

    @Override
    public void pause() {
        paused = true;
        loop.run(this::obey);
    }

    @Override
    public void resume() {
        paused = false;
        loop.run(this::obey);
    }

    /** Never runs at once: the caller holds the lock of the body. */
    @Override
    public void abandon() {
        loop.context().runOnContext(later -> call.cancel());
    }

    private void obey() {
        if (paused) {
            call.pause();
        } else {
            call.resume();
        }
    }
}
