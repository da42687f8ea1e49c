package dev.backsource.config.web.routing;

import dev.backsource.policy.HttpDate;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The field {@code Date} of every response of a route (RFC 9110 §6.6.1): by it a client knows what this service's times mean on a clock of its own. */
@Singleton
final class DateField {
    /** Before all checks, which answer, too. */
    private static final int FIRST = 20_000;

    private final Clock clock;

    DateField(Clock clock) {
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    private void add(RoutingContext context) {
        context.addHeadersEndHandler(
                end -> context.response().putHeader(HttpHeaders.DATE, HttpDate.of(clock.instant())));
        context.next();
    }
}
