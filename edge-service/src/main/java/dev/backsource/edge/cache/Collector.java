package dev.backsource.edge.cache;

import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.buffer.Buffer;

/** Takes the body of a shared response: hands it to all who read it, and stores it when it is whole and not too large. */
final class Collector implements ResponseReceiver {
    private final CacheLoop loop;
    private final Fill fill;
    private final SharedResponse shared;
    private long received;
    private boolean keeping = true;

    Collector(CacheLoop loop, Fill fill, SharedResponse shared) {
        this.loop = loop;
        this.fill = fill;
        this.shared = shared;
    }

    @Override
    public void head(UpstreamResponse unexpected) {
        throw new IllegalStateException("a second head");
    }

    /** Stored before anyone reads the last of it: who has read all and asks again finds it. */
    @Override
    public void body(Buffer part) {
        received += part.length();
        var readers = shared.body().append(part);
        if (keeping && received == shared.length()) {
            store();
        } else if (keeping
                && (received > loop.limits().maxObjectBytes() || shared.body().isCramped())) {
            keeping = false;
            fill.finish(null);
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
        fill.finish(() -> loop.store().put(fill.key().key(), shared.vary(), shared.stored()));
    }

    @Override
    public void failed(UpstreamFailure failure) {
        if (keeping) {
            fill.finish(null);
        }
        shared.body().fail(failure);
    }
}
