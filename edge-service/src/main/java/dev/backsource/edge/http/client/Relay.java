package dev.backsource.edge.http.client;

import dev.backsource.edge.http.BodyRoom;
import dev.backsource.edge.http.account.CacheOutcome;
import dev.backsource.edge.http.fields.WebSocketUpgrade;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/** Hands an origin's response to one client as it comes, neither side faster than the other. */
public final class Relay implements ResponseReceiver, ClientResponse.Listener {
    private final ClientSide side;
    private final ClientResponse response;
    private final HeadFinish finish;
    private final UpstreamCall call;
    /** For one read, which is as much as is held for a client who takes nothing. */
    private @Nullable BodyRoom room;

    /** Has the last word on a head before it goes to the client. */
    public interface HeadFinish {
        HeadFinish NONE = (from, to) -> {};

        void finish(UpstreamResponse from, MultiMap to);
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

    /** Answers {@code request} with what an origin says. */
    public static void start(
            Upstream upstream, RoutedRequest request, RequestForm form, ClientSide side, HeadFinish finish) {
        var relay = new Relay(upstream, request, form, side, finish);
        relay.response.begin();
        relay.call.start();
    }

    /** Hands on what {@code call}, which is under way, brings from its head on. */
    public static Relay of(ClientSide side, UpstreamCall call, ClientResponse response, HeadFinish finish) {
        return new Relay(side, call, response, finish);
    }

    @Override
    public void interim(UpstreamResponse from) {
        response.interim(from);
    }

    @Override
    public void head(UpstreamResponse from) {
        room = BodyRoom.open(side.budget(), from.length());
        if (room == null) {
            call.cancel();
            response.fail(NoRoom.of(call));
            return;
        }
        side.headers().toClient(from.fields(), from.version(), response.fields()::add);
        finish.finish(from, response.fields());
        response.head(from.status(), from.length());
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
    public void switched(UpstreamResponse from, NetSocket origin) {
        side.headers().toClient(from.fields(), from.version(), response.fields()::add);
        WebSocketUpgrade.add(response.fields());
        response.switchProtocols(origin);
    }

    @Override
    public void clientLeft() {
        call.cancel();
    }

    @Override
    public void clientReady() {
        call.resume();
    }

    @Override
    public void over() {
        if (room != null) {
            room.close();
        }
    }
}
