package dev.backsource.edge.cache;

import dev.backsource.edge.http.client.ClientResponse;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client's reading of a {@link SharedBody}. */
final class Following implements ClientResponse.Listener, SharedBody.Reader {
    private final CacheLoop loop;
    private final ClientResponse response;
    private final SharedBody body;
    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile int next;
    private boolean stalled;

    Following(CacheLoop loop, ClientResponse response, SharedBody body) {
        this.loop = loop;
        this.response = response;
        this.body = body;
    }

    @Override
    public int next() {
        return next;
    }

    /** Any thread. */
    @Override
    public void wake() {
        if (awake.compareAndSet(false, true)) {
            loop.run(this::wokenUp);
        }
    }

    private void wokenUp() {
        awake.set(false);
        read();
    }

    @Override
    public void clientReady() {
        stalled = false;
        read();
    }

    @Override
    public void clientLeft() {
        body.leave(this);
    }

    private void read() {
        while (!stalled && !response.isOver()) {
            var part = body.part(next);
            if (part == null) {
                end();
                return;
            }
            next++;
            stalled = !response.write(part);
            body.moved();
        }
        if (response.isOver()) {
            body.finished(this);
        }
    }

    private void end() {
        if (body.isEnd(next)) {
            response.end();
            body.finished(this);
            return;
        }
        var failure = body.failure();
        if (failure != null) {
            fail(failure);
        }
    }

    private void fail(UpstreamFailure failure) {
        response.fail(failure);
        body.finished(this);
    }
}
