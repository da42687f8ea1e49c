package dev.backsource.edge.http.client;

import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;

/** The failure of a response whose body can't be read because the budget for arriving bodies is used up. */
public final class NoRoom {
    private NoRoom() {}

    /** The failure of the response to {@code call}. */
    public static UpstreamFailure of(UpstreamCall call) {
        return new UpstreamFailure(
                ProxyError.PROXY_INTERNAL_RESPONSE,
                call.nextHop(),
                "no room for another response: too much of others is waiting for slow clients");
    }
}
