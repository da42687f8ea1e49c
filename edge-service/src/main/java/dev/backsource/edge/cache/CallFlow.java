package dev.backsource.edge.cache;

import dev.backsource.edge.http.upstream.UpstreamCall;

/**
 * Has a call of {@code loop} obey those who read its response in any loop: at once when told by that loop, which is the one
 * that reads. Whatever comes late does what was said last.
 */
final class CallFlow implements SharedBody.Flow {
    private final CacheLoop loop;
    private final UpstreamCall call;
    private volatile boolean paused;

    CallFlow(CacheLoop loop, UpstreamCall call) {
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

    /** Never at once: the one who asks holds a lock. */
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
