package dev.backsource.edge.proxy.request;

import dev.backsource.edge.http.fields.HeaderNames;
import dev.backsource.edge.routing.Route;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Strict-Transport-Security} (RFC 6797) says to clients that speak HTTPS: what the domain says, else what the
 * edge's settings say, in place of what an origin does; where neither says anything, the origin's is passed on. Over HTTP
 * clients have to ignore it (§8.1), so nothing is said there.
 */
public final class StrictTransport {
    private final @Nullable CharSequence ofEdge;

    /** @param ofEdge what the settings say; null for nothing */
    public StrictTransport(@Nullable CharSequence ofEdge) {
        this.ofEdge = ofEdge;
    }

    /** Adds it to the response, whether that comes from the store, an origin or the edge. */
    void tell(HttpServerResponse response) {
        say(response, ofEdge);
    }

    /** Likewise, with the value of {@code route}'s domain. */
    void tell(HttpServerResponse response, Route route) {
        var ofDomain = route.clients().strictTransport();
        say(response, ofDomain == null ? ofEdge : ofDomain);
    }

    /** As late as can be, so that it takes the place of an origin's. */
    private static void say(HttpServerResponse response, @Nullable CharSequence value) {
        if (value != null) {
            response.headersEndHandler(end -> response.headers().set(HeaderNames.STRICT_TRANSPORT_SECURITY, value));
        }
    }
}
