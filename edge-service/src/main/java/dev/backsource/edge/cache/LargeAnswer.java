package dev.backsource.edge.cache;

import dev.backsource.edge.http.account.CacheOutcome;
import dev.backsource.edge.http.client.ClientResponse;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.upstream.RoutedRequest;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;

/** An answer from the store that goes to the client piece by piece, no faster than it is taken. */
final class LargeAnswer implements ClientResponse.Listener {
    private static final int PIECE = 64 * 1024;

    private final ClientResponse response;
    private final StoredAnswer answer;
    private int written;

    LargeAnswer(ClientSide clients, RoutedRequest request, StoredAnswer answer, CacheOutcome outcome) {
        this.response = new ClientResponse(clients, request, this);
        this.answer = answer;
        response.outcome(outcome);
    }

    /** The fields are there already. */
    void start() {
        response.begin();
        response.head(answer.status(), answer.length());
        clientReady();
    }

    @Override
    public void clientReady() {
        var goesOn = true;
        while (goesOn && written < answer.length()) {
            var size = Math.min(PIECE, answer.length() - written);
            var piece = Unpooled.wrappedBuffer(answer.body(), answer.offset() + written, size);
            written += size;
            goesOn = response.write(Buffer.buffer(piece));
        }
    }

    @Override
    public void clientLeft() {
        written = answer.length();
    }
}
