package dev.backsource.config.api.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerRenewals;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.audit.AuditEntry;
import dev.backsource.config.audit.AuditFilter;
import dev.backsource.config.audit.Audits;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.limits.RequestSlots;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.QueryParameterCheck;
import dev.backsource.config.web.routing.RouteGuard;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The audit as lines of JSON, for clients that accept these; all others go to {@link AuditResource}. A route of Vert.x and not a resource,
 * since it reads no further than the client has: memory never holds more entries than one read. The number of concurrent exports is
 * limited, since each takes connections to the database; an export ends once its caller's permissions have changed since it began.
 */
@Singleton
final class AuditExport {
    private static final String PATH = "/api/v1/audit";
    private static final int READ_AT_ONCE = 500;
    private static final Set<String> PARAMETERS =
            Set.of("caller", "domain", "operation", "result", "since", "until", "after");

    private final Audits audits;
    private final RouteGuard guard;
    private final Failures failures;
    private final ObjectMapper mapper;
    private final CallerRenewals renewals;
    private final TenantSlots places;

    AuditExport(
            Audits audits,
            RouteGuard guard,
            Failures failures,
            ObjectMapper mapper,
            CallerRenewals renewals,
            SlotRegistry places) {
        this.audits = audits;
        this.guard = guard;
        this.failures = failures;
        this.mapper = mapper;
        this.renewals = renewals;
        this.places = places.of(SlotKind.AUDIT_EXPORTS);
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (!acceptsLines(context)) {
            context.next();
            return;
        }
        try {
            var caller = Callers.of(context);
            guard.require(caller, "GET", PATH);
            new Export(context, caller, question(context)).begin();
        } catch (RuntimeException e) {
            failures.refusal(e, "an audit export").end(context);
        }
    }

    private static boolean acceptsLines(RoutingContext context) {
        return context.request().headers().getAll(HttpHeaders.ACCEPT).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(range -> range.replaceFirst(";.*", "").strip().equalsIgnoreCase(AuditResource.LINES));
    }

    private static AuditFilter question(RoutingContext context) {
        var query = context.queryParams();
        QueryParameterCheck.check(
                query.names().stream().collect(Collectors.toMap(Function.identity(), query::getAll)), PARAMETERS);
        var violations = new Violations();
        var filter = new AuditQuery(
                        query.get("caller"),
                        query.get("domain"),
                        query.get("operation"),
                        query.get("result"),
                        query.get("since"),
                        query.get("until"),
                        query.get("after"))
                .read(violations);
        violations.throwIfAny();
        return filter;
    }

    private String line(AuditEntry entry) {
        try {
            return mapper.writeValueAsString(AuditAnswer.of(entry)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One response: entries are read and written, and once they are on their way, more are read. */
    private final class Export {
        private final RoutingContext context;
        private final io.vertx.core.Context own = Vertx.currentContext();
        private final Caller caller;
        private AuditFilter next;
        private Runnable giveBack = () -> {};

        Export(RoutingContext context, Caller caller, AuditFilter filter) {
            this.context = context;
            this.caller = caller;
            this.next = filter;
        }

        void begin() {
            giveBack = places.take(caller);
            RequestSlots.leave(context);
            context.addEndHandler(ended -> giveBack.run());
            read();
        }

        private void goOn() {
            if (renewals.isUnchanged(caller)) {
                read();
            } else {
                cutOff();
            }
        }

        private void read() {
            audits.latest(caller, next, READ_AT_ONCE).subscribe().with(this::write, this::fail);
        }

        private void write(List<AuditEntry> entries) {
            var response = context.response();
            if (response.closed()) {
                giveBack.run();
                return;
            }
            if (!response.headWritten()) {
                response.putHeader(HttpHeaders.CONTENT_TYPE, AuditResource.LINES)
                        .setChunked(true);
            }
            if (entries.isEmpty()) {
                response.end();
                return;
            }
            next = next.after(entries.get(entries.size() - 1).id());
            var lines =
                    Buffer.buffer(entries.stream().map(AuditExport.this::line).collect(Collectors.joining()));
            response.write(lines)
                    .onSuccess(written -> own.runOnContext(again -> goOn()))
                    .onFailure(gone -> giveBack.run());
        }

        /** A client that has begun to read must not take a part for the whole. */
        private void fail(Throwable failure) {
            if (context.response().headWritten()) {
                cutOff();
            } else {
                giveBack.run();
                failures.refusal(failure, "an audit export").end(context);
            }
        }

        private void cutOff() {
            giveBack.run();
            context.response().reset();
        }
    }
}
