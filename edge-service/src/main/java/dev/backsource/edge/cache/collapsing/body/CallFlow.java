package dev.backsource.edge.cache.collapsing.body;

import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.http.upstream.UpstreamCall;

/**
 * Passes on to a call, on its own event loop, what a shared body says on any thread. Words may overtake each other on their way to
 * that loop; the call always does what was said last.
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

    /** Always later: the caller holds the lock of the body. */
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
