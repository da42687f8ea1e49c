package dev.backsource.edge.proxy.request;

import dev.backsource.edge.http.fields.HeaderNames;
import dev.backsource.edge.routing.Route;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Strict-Transport-Security} field (RFC 6797) for HTTPS clients. The domain's value, else the value of the
 * edge's settings, replaces the origin's; without either, the origin's is passed on. HTTP clients have to ignore the
 * field (§8.1), so the edge sends them none.
 */
public final class StrictTransport {
    private final @Nullable CharSequence ofEdge;

    /** @param ofEdge the field's value by the settings; null for none */
    public StrictTransport(@Nullable CharSequence ofEdge) {
        this.ofEdge = ofEdge;
    }

    /** Adds the field to a response from the store, an origin or the edge itself. */
    void tell(HttpServerResponse response) {
        say(response, ofEdge);
    }

    /** Likewise, with the value of {@code route}'s domain. */
    void tell(HttpServerResponse response, Route route) {
        var ofDomain = route.clients().strictTransport();
        say(response, ofDomain == null ? ofEdge : ofDomain);
    }

    /** Sets the field last, so that it replaces an origin's. */
    private static void say(HttpServerResponse response, @Nullable CharSequence value) {
        if (value != null) {
            response.headersEndHandler(end -> response.headers().set(HeaderNames.STRICT_TRANSPORT_SECURITY, value));
        }
    }
}
