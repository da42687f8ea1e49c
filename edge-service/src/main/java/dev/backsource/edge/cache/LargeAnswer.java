package dev.backsource.edge.cache;

import dev.backsource.edge.http.account.CacheOutcome;
import dev.backsource.edge.http.client.ClientResponse;
import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.RoutedRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;

/**
 * An answer from the store that goes to the client piece by piece, no faster than it is taken. The pieces are views of what
 * is stored, which is pinned until the last one has been taken.
 */
final class LargeAnswer implements ClientResponse.Listener {
    private static final int PIECE = 64 * 1024;

    private final CacheLoop loop;
    private final ClientResponse response;
    private final StoredAnswer answer;
    private int written;

    private LargeAnswer(CacheLoop loop, RoutedRequest request, StoredAnswer answer, CacheOutcome outcome) {
        this.loop = loop;
        this.response = new ClientResponse(loop.clients(), request, this);
        this.answer = answer;
        response.outcome(outcome);
    }

    /** The fields are there already. Refuses with 503 when slow clients pin too much. */
    static void start(CacheLoop loop, RoutedRequest request, StoredAnswer answer, CacheOutcome outcome) {
        if (loop.pinned().pin(answer.body())) {
            new LargeAnswer(loop, request, answer, outcome).start();
        } else {
            loop.clients()
                    .answers()
                    .refuse(
                            request.client(),
                            ProxyError.PROXY_INTERNAL_RESPONSE,
                            "too much of what is no longer stored is still being read by slow clients");
        }
    }

    private void start() {
        response.beginStored();
        response.head(answer.status(), answer.length());
        clientReady();
    }

    @Override
    public void clientReady() {
        var goesOn = true;
        while (goesOn && written < answer.length()) {
            var piece = next();
            written += piece.readableBytes();
            goesOn = response.write(Buffer.buffer(piece));
        }
    }

    private ByteBuf next() {
        var parts = answer.parts();
        if (parts != null) {
            return parts.next(PIECE);
        }
        var size = Math.min(PIECE, answer.length() - written);
        return Unpooled.wrappedBuffer(answer.body(), answer.offset() + written, size);
    }

    @Override
    public void clientLeft() {
        written = answer.length();
    }

    @Override
    public void over() {
        loop.pinned().unpin(answer.body());
    }
}
