package dev.backsource.edge.cache;

import dev.backsource.edge.http.client.ClientResponse;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.buffer.Buffer;

/** A body that goes to one client as it comes and is not kept. */
final class DirectFlow implements ClientFlow, ResponseReceiver {
    private final UpstreamCall call;
    private final ClientResponse response;

    DirectFlow(UpstreamCall call, ClientResponse response) {
        this.call = call;
        this.response = response;
    }

    /** The head has gone before. */
    @Override
    public void head(UpstreamResponse unexpected) {
        throw new IllegalStateException("a second head");
    }

    @Override
    public void body(Buffer part) {
        if (!response.write(part)) {
            call.pause();
        }
    }

    @Override
    public void end() {
        response.end();
    }

    @Override
    public void failed(UpstreamFailure failure) {
        response.fail(failure);
    }

    @Override
    public void ready() {
        call.resume();
    }

    @Override
    public void left() {
        call.cancel();
    }
}
