package dev.backsource.edge.cache.answer;

import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.http.client.ClientResponse;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** A response from the store that is written piece by piece, no faster than the client reads it. */
final class LargeAnswer implements ClientResponse.Listener {
    private static final UpstreamFailure GONE = UpstreamFailure.ofEdge(ClientError.EVICTED, "");
    private static final UpstreamFailure NO_ROOM = UpstreamFailure.ofEdge(ClientError.SLOW_CLIENTS, "");

    private final ClientResponse response;
    private final StoredBody body;
    private final int offset;
    private final int length;
    private final @Nullable Multipart parts;
    private int written;

    private LargeAnswer(ClientSide clients, PinnedBodies pinned, RoutedRequest request, ResponseContent answer) {
        this.response = new ClientResponse(clients, request, this);
        this.body = new StoredBody(pinned, answer.body(), response.mostWaitingWhileShort());
        this.offset = answer.offset();
        this.length = answer.length();
        this.parts = answer.parts();
    }

    /** Starts writing. The header fields must have been set before. */
    static void start(
            ClientSide clients,
            PinnedBodies pinned,
            RoutedRequest request,
            ResponseContent answer,
            CacheOutcome outcome) {
        new LargeAnswer(clients, pinned, request, answer).start(answer.status(), outcome);
    }

    private void start(int status, CacheOutcome outcome) {
        response.outcome(outcome);
        response.beginStored();
        if (!body.isReadable()) {
            response.fail(NO_ROOM);
            return;
        }
        if (body.isCopied()) {
            response.keepQueueShort();
        }
        response.head(status, length);
        clientReady();
    }

    @Override
    public void clientReady() {
        var goesOn = true;
        while (goesOn && written < length) {
            var piece = next();
            if (piece == null) {
                response.fail(GONE);
                return;
            }
            written += piece.readableBytes();
            goesOn = response.write(Buffer.buffer(piece));
        }
    }

    private @Nullable ByteBuf next() {
        return parts == null ? body.read(offset + written, Math.min(body.piece(), length - written)) : parts.next(body);
    }

    @Override
    public void clientLeft() {
        written = length;
    }

    @Override
    public void over() {
        response.whenTaken(body::release);
    }
}
