package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.collapsing.body.SharedBody;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Receives the body of a shared response: passes it to all readers, and stores it once it is complete and if it is not
 * too large.
 */
final class BodyCollector implements ResponseReceiver {
    private final CacheLoop loop;
    private final CacheKey key;
    private final SharedResponse shared;
    private final Finish fetch;
    private long received;
    private boolean keeping = true;

    /** Removes the fetch from the table; called once. */
    interface Finish {
        /** @param store runs unless the fetch was revoked; null to store nothing */
        void finish(@Nullable Runnable store);
    }

    BodyCollector(CacheLoop loop, CacheKey key, SharedResponse shared, Finish fetch) {
        this.loop = loop;
        this.key = key;
        this.shared = shared;
        this.fetch = fetch;
    }

    @Override
    public void head(UpstreamResponse unexpected) {
        throw new IllegalStateException("a second head");
    }

    /** Stores the response before any reader gets the last part: a client that has read everything and repeats the request gets a hit. */
    @Override
    public void body(Buffer part) {
        received += part.length();
        var readers = shared.body().append(part);
        if (keeping && received == shared.length()) {
            store();
        } else if (keeping
                && (received > loop.limits().maxObjectBytes() || shared.body().isCramped())) {
            keeping = false;
            fetch.finish(null);
            shared.body().stopKeeping();
        }
        readers.forEach(SharedBody.Reader::wake);
    }

    @Override
    public void end() {
        if (keeping) {
            store();
        }
        shared.body().complete();
    }

    private void store() {
        keeping = false;
        fetch.finish(() -> loop.store().put(key, shared.vary(), shared.stored()));
    }

    @Override
    public void failed(UpstreamFailure failure) {
        if (keeping) {
            fetch.finish(null);
        }
        shared.body().fail(failure);
    }
}
