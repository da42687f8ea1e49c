package dev.backsource.edge.http.client;

import dev.backsource.edge.http.BodyReservation;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.edge.transport.client.WriteQueue;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/** Forwards an origin's response to one client as it arrives, with flow control in both directions. */
public final class Relay implements ResponseReceiver, ClientResponse.Listener {
    private final ClientSide side;
    private final ClientResponse response;
    private final HeadFinish finish;
    private final UpstreamCall call;
    /** The reservation for the body; null before the head, and for a response that is one write. */
    private @Nullable BodyReservation room;

    /** The bytes written to the client since the last time its queue was full. */
    private int given;
    /** The bytes that count as kept while the client's queue is full. */
    private int held;

    /** Completes a head before it is sent to the client. Called even if the response is refused because there is no room for its body. */
    public interface HeadFinish {
        HeadFinish NONE = (from, to) -> {};

        void finish(UpstreamResponse from, ResponseFields to);
    }

    private Relay(ClientSide side, UpstreamCall call, ClientResponse response, HeadFinish finish) {
        this.side = side;
        this.response = response;
        this.finish = finish;
        this.call = call;
    }

    private Relay(Upstream upstream, RoutedRequest request, RequestForm form, ClientSide side, HeadFinish finish) {
        this.side = side;
        this.response = new ClientResponse(side, request, this);
        this.finish = finish;
        this.call = upstream.prepare(request, form, this);
        response.madeWith(call);
        response.outcome(CacheOutcome.BYPASS);
    }

    /** Forwards {@code request}, and relays the origin's response. */
    public static void start(
            Upstream upstream, RoutedRequest request, RequestForm form, ClientSide side, HeadFinish finish) {
        var relay = new Relay(upstream, request, form, side, finish);
        relay.response.begin();
        relay.call.start();
    }

    /** Forwards the response to {@code call}, which is in flight, from its head on. */
    public static Relay of(ClientSide side, UpstreamCall call, ClientResponse response, HeadFinish finish) {
        return new Relay(side, call, response, finish);
    }

    @Override
    public void interim(UpstreamResponse from) {
        response.interim(from);
    }

    @Override
    public void head(UpstreamResponse from) {
        // First, since this may invalidate stored responses: the origin has carried out even a request whose
        // response is refused.
        addFields(from);
        room = side.rooms().open(from.length(), call.reads());
        if (room == null) {
            call.cancel();
            response.fail(BodyBudgetExceeded.of(call));
            return;
        }
        response.head(from.status(), from.length());
    }

    /** A small response that the client takes at once, the common case, is one write and needs no reservation. */
    @Override
    public void whole(UpstreamResponse from, Buffer body) {
        if (from.length() == body.length()
                && response.isForOnce(body.length())
                && !side.rooms().isShort()) {
            addFields(from);
            response.head(from.status(), from.length());
            response.write(body);
        } else {
            head(from);
            body(body);
        }
    }

    private void addFields(UpstreamResponse from) {
        var fields = response.fields();
        side.headers().toClient(from.fields(), from.version(), fields);
        finish.finish(from, fields);
    }

    @Override
    public void body(Buffer part) {
        var full = !response.write(part);
        if (response.isOver()) {
            return;
        }
        given = Math.min(given, WriteQueue.MOST) + part.length();
        hold(part.length(), full ? given - held : 0);
        if (full) {
            call.pause();
        }
    }

    private void hold(int bytes, int size) {
        if (room != null) {
            room.hold(bytes, size);
            held += size;
        }
    }

    private void drop() {
        if (room != null && held > 0) {
            room.drop(held);
            held = 0;
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
    public void switched(UpstreamResponse from, NetSocket origin) {
        side.headers().toClient(from.fields(), from.version(), response.fields());
        response.agreeToWebSocket();
        response.switchProtocols(origin);
    }

    @Override
    public void clientLeft() {
        call.cancel();
    }

    @Override
    public void clientReady() {
        given = 0;
        drop();
        call.resume();
    }

    @Override
    public void over() {
        if (room != null) {
            room.close();
            drop();
        }
    }
}
