package dev.backsource.config.api.events;

import dev.backsource.config.access.Caller;
import dev.backsource.config.events.EventFilter;
import dev.backsource.config.events.EventStream;
import dev.backsource.config.events.Positions;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.limits.RequestSlots;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.QueryParameterCheck;
import dev.backsource.config.web.routing.RouteGuard;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/events}: server-sent events. A route of Vert.x and not a resource, since it writes no further than the client has
 * read.
 */
@Singleton
final class EventsRoute {
    private static final String PATH = "/api/v1/events";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String FROM = "from";
    private static final String HEARTBEAT = "heartbeat";
    private static final String AS_EVENT = "event";

    private static final Set<String> PARAMETERS = Set.of("domain", "type", FROM, HEARTBEAT);

    private final EventStream stream;
    private final RouteGuard guard;

    EventsRoute(EventStream stream, RouteGuard guard) {
        this.stream = stream;
        this.guard = guard;
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::stream);
        router.head(PATH).handler(this::head);
    }

    private void stream(RoutingContext request) {
        try {
            var caller = caller(request);
            QueryParameterCheck.check(query(request), PARAMETERS);
            var violations = new Violations();
            var domain = domain(parameter(request, "domain"), violations);
            var type = EventTypes.read(parameter(request, "type"), violations);
            var after = after(request, violations);
            var heartbeats = heartbeats(parameter(request, HEARTBEAT), violations);
            violations.throwIfAny();
            RequestSlots.leave(request);
            var filter = new EventFilter(caller, domain, type, heartbeats);
            stream.subscribe(Vertx.currentContext(), request.request(), after, filter)
                    .onFailure(failure -> refuse(request, failure));
        } catch (InvalidRequestException | RefusedException e) {
            refuse(request, e);
        }
    }

    /** The id of a returning client, which an {@code EventSource} sends to the same address, takes precedence over the address. */
    private Positions after(RoutingContext request, Violations violations) {
        var lastEventId = request.request().getHeader(LAST_EVENT_ID);
        if (lastEventId != null && !lastEventId.isEmpty()) {
            return positions(LAST_EVENT_ID, lastEventId, violations);
        }
        var from = parameter(request, FROM);
        if (from == null || from.equals("latest")) {
            return stream.latest();
        }
        return from.equals("earliest") ? stream.earliest() : positions(FROM, from, violations);
    }

    private Positions positions(String field, String id, Violations violations) {
        var read = violations.check(field, Violation.MALFORMED, () -> Positions.parse(id));
        return read == null ? stream.latest() : read;
    }

    private static @Nullable DomainName domain(@Nullable String name, Violations violations) {
        return name == null ? null : violations.check("domain", Violation.MALFORMED, () -> DomainName.parse(name));
    }

    private static boolean heartbeats(@Nullable String as, Violations violations) {
        if (as != null && !as.equals(AS_EVENT)) {
            violations.add(HEARTBEAT, Violation.UNKNOWN_VALUE, "must be " + AS_EVENT + " or omitted");
        }
        return as != null;
    }

    private static Map<String, List<String>> query(RoutingContext request) {
        var query = request.queryParams();
        return query.names().stream().collect(Collectors.toMap(Function.identity(), query::getAll));
    }

    private static @Nullable String parameter(RoutingContext request, String name) {
        var values = request.queryParam(name);
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    /** The table's rule for this route, which has no resource for the table's guard to see. */
    private Caller caller(RoutingContext request) {
        var caller = Callers.of(request);
        guard.require(caller, "GET", PATH);
        return caller;
    }

    private void head(RoutingContext request) {
        try {
            caller(request);
        } catch (RefusedException e) {
            refuse(request, e);
            return;
        }
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .end();
    }

    private static void refuse(RoutingContext request, Throwable failure) {
        if (failure instanceof InvalidRequestException invalid) {
            Refusal.of(invalid).end(request);
        } else if (failure instanceof RefusedException refused) {
            Refusal.of(refused).end(request);
        } else if (failure instanceof InvalidValueException foreign) {
            var field = request.request().getHeader(LAST_EVENT_ID) == null ? FROM : LAST_EVENT_ID;
            Refusal.of(InvalidRequestException.of(field, Violation.INVALID, foreign.detail()))
                    .end(request);
        } else {
            request.fail(failure);
        }
    }
}
