package dev.backsource.edge.http.client;

import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;

/** The failure of a response whose body can't be read because the budget for arriving bodies is used up. */
public final class BodyBudgetExceeded {
    private BodyBudgetExceeded() {}

    /** The failure of the response to {@code call}. */
    public static UpstreamFailure of(UpstreamCall call) {
        return UpstreamFailure.ofEdge(ClientError.NO_ROOM, call.nextHop());
    }
}
