package dev.backsource.edge.http.client;

import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;

/** The failure of a response whose body finds no room, since the edge holds as much of arriving bodies as it may. */
public final class NoRoom {
    private NoRoom() {}

    /** There is a response to {@code call}, but no room to read its body. */
    public static UpstreamFailure of(UpstreamCall call) {
        return new UpstreamFailure(
                ProxyError.PROXY_INTERNAL_RESPONSE,
                call.nextHop(),
                "no room for another response: too much of others is waiting for slow clients");
    }
}
