package dev.backsource.edge.cache.collapsing.body;

import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.http.client.ClientResponse;
import java.util.concurrent.atomic.AtomicBoolean;

/** The reader of a {@link SharedBody} for one client, no faster than the client reads. Used on the client's event loop. */
public final class ClientReader implements ClientResponse.Listener, SharedBody.Reader {
    private final CacheLoop loop;
    private final ClientResponse response;
    private final SharedBody body;
    private final AtomicBoolean awake = new AtomicBoolean();
    /** The number of parts written to the client. */
    private int next;
    /** The number of parts that the client has read, or that wait in the connection's queue without filling it. */
    private volatile int taken;

    private boolean stalled;

    public ClientReader(CacheLoop loop, ClientResponse response, SharedBody body) {
        this.loop = loop;
        this.response = response;
        this.body = body;
    }

    @Override
    public int next() {
        return taken;
    }

    /** Any thread may call. Calls that arrive before the loop reads are merged into one read. */
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
        takenUp();
        read();
    }

    @Override
    public void clientLeft() {
        body.leave(this);
    }

    @Override
    public void over() {
        body.finished(this);
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
            if (!response.isOver()) {
                takenUp();
            }
        }
    }

    /** While the connection's queue is full, its bytes still count against the body. */
    private void takenUp() {
        if (!stalled) {
            taken = next;
            body.moved();
        }
    }

    private void end() {
        if (body.isEnd(next)) {
            response.end();
            return;
        }
        var failure = body.failure();
        if (failure != null) {
            response.fail(failure);
        }
    }
}
