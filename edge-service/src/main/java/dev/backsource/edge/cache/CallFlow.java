package dev.backsource.edge.cache;

import dev.backsource.edge.http.upstream.UpstreamCall;

/** Has a call of {@code loop} obey those who read its response in any loop. */
record CallFlow(CacheLoop loop, UpstreamCall call) implements SharedBody.Flow {
    @Override
    public void pause() {
        later(call::pause);
    }

    @Override
    public void resume() {
        later(call::resume);
    }

    @Override
    public void abandon() {
        later(call::cancel);
    }

    /** Never at once: the one who asks holds a lock. */
    private void later(Runnable action) {
        loop.context().runOnContext(turn -> action.run());
    }
}
