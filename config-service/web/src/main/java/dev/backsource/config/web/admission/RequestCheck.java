package dev.backsource.config.web.admission;

import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Refuses requests that are too long, unreadable or incomplete with a problem, where the server would close the connection or answer in
 * words of its own.
 */
@Singleton
final class RequestCheck {
    /** Behind the check of the host, and before everything else. */
    private static final int SECOND = 9_000;

    /** RFC 9110 §4.1 asks for at least 8,000 octets. */
    private static final int MAX_TARGET = 8_192;

    private static final int MAX_FIELDS = 32 * 1024;

    private static final RequestBounds BOUNDS = new RequestBounds(MAX_TARGET, MAX_FIELDS, JsonBody.MAX_BYTES);

    private final Duration within;

    RequestCheck(RequestSettings settings) {
        within = settings.requestWithin();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, SECOND);
    }

    private void check(RoutingContext context) {
        var refusal = BOUNDS.refusal(context.request());
        if (refusal != null) {
            refusal.endConnection(context);
            return;
        }
        RequestBounds.awaitBody(context, within, Refusal::endConnection);
        context.next();
    }
}
