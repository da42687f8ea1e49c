package dev.backsource.config.web.audit;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditEntry;
import dev.backsource.config.audit.AuditQueue;
import dev.backsource.config.audit.AuditedRequest;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.caller.ClientAddress;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.routing.Operations;
import dev.backsource.config.web.routing.RoutedRequest;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records requests in the audit once they have been answered, except changes, which have their entries already: every request that may
 * change something, whatever its outcome, every dry run with a pre-flight, and every other request that was refused because of its caller. The caller comes from the check
 * of callers; no header names it.
 */
@Singleton
public final class RequestAudit {
    /** Behind the checks of the request itself, and before the check of its caller. */
    private static final int BETWEEN_SECOND_AND_THIRD = 8_500;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** The statuses with which a read is refused because of its caller. */
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404, 429);

    /** A dry run is no change; that it had a prober connect to hosts is of interest, as the operation of that name. */
    public static final String PREFLIGHT = "preflight";

    private static final int OK = 200;
    private static final int FAILED = 400;
    private static final int NOT_FOUND = 404;

    /** The client hung up before the response; this is nginx's code for it. */
    private static final int CLIENT_GONE = 499;

    private static final String SUBJECT = Subject.class.getName();

    private final AuditQueue queue;
    private final Operations operations;
    private final Clock clock;

    RequestAudit(AuditQueue queue, Operations operations, Clock clock) {
        this.queue = queue;
        this.operations = operations;
        this.clock = clock;
    }

    /** Facts about a request that only its handler knows. */
    private static final class Subject {
        private @Nullable AuditedRequest request;
        private @Nullable Caller caller;
        private @Nullable String domain;
        private @Nullable String target;
        private String traceparent = "";
        private boolean reads;
    }

    /**
     * Describes a request outside the table of routes.
     *
     * @param operation the id of the same operation in the interface's description
     * @param status the status of the response once it is carried out
     */
    public static void isFor(RoutingContext context, String operation, int status) {
        var request = context.request();
        subject(context).request =
                new AuditedRequest(operation, request.method().name(), status, ClientAddress.of(request), null, null);
    }

    /** The request as described by {@link #isFor}. */
    public static AuditedRequest request(RoutingContext context) {
        return Objects.requireNonNull(subject(context).request);
    }

    /** Marks a request as a read, whatever its method. */
    public static void isReading(RoutingContext context) {
        subject(context).reads = true;
    }

    /** Sets the trace of a request that is no write of the table of routes. */
    public static void isOf(RoutingContext context, String traceparent) {
        subject(context).traceparent = traceparent;
    }

    /** Sets the caller of a request that needed no authentication. */
    public static void isBy(RoutingContext context, Caller caller) {
        subject(context).caller = caller;
    }

    /** Sets the domain of a request whose path doesn't name it. */
    public static void isAboutDomain(RoutingContext context, String domain) {
        subject(context).domain = domain;
    }

    /** Sets the target of a request whose path doesn't name it; null when it doesn't exist. */
    public static void isAbout(RoutingContext context, @Nullable String target) {
        subject(context).target = target;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BETWEEN_SECOND_AND_THIRD);
    }

    private void watch(RoutingContext context) {
        var path = context.request().path();
        if (path != null && (path.startsWith("/api/") || path.startsWith("/console/"))) {
            follow(context);
        }
        context.next();
    }

    /** Records a request once it has been answered; for a listener without filters. */
    public void follow(RoutingContext context) {
        context.addEndHandler(ended -> end(context));
    }

    private void end(RoutingContext context) {
        var response = context.response();
        var status = response.headWritten() ? response.getStatusCode() : CLIENT_GONE;
        if (isNoted(context, status)) {
            queue.add(entry(context, status));
        }
    }

    private static boolean isNoted(RoutingContext context, int status) {
        Subject subject = context.get(SUBJECT);
        if (WriteRequests.isTrial(context) && !REFUSED.contains(status)) {
            return WriteRequests.hasAsked(context);
        }
        var isSaid = subject != null && subject.request != null;
        if (subject != null && subject.reads) {
            return REFUSED.contains(status);
        }
        if (!isSaid && READING.contains(context.request().method())) {
            return REFUSED.contains(status) && (status != NOT_FOUND || RoutedRequest.of(context) != null);
        }
        var write = WriteRequests.of(context);
        var request = write != null ? write.audited() : subject != null ? subject.request : null;
        return status >= FAILED || request == null || !request.isNoted();
    }

    private AuditEntry entry(RoutingContext context, int status) {
        Subject known = context.get(SUBJECT);
        var subject = known == null ? new Subject() : known;
        var routed = RoutedRequest.of(context);
        var write = WriteRequests.of(context);
        var caller = subject.caller == null ? Callers.find(context) : subject.caller;
        var problem = Problem.of(context);
        return AuditEntry.of(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller,
                audited(context, subject, routed, write),
                subject.domain != null || routed == null ? subject.domain : routed.domain(),
                subject.target != null || routed == null ? subject.target : routed.target(),
                status,
                problem == null ? null : problem.type(),
                write == null ? subject.traceparent : write.provenance().traceparent());
    }

    private AuditedRequest audited(
            RoutingContext context, Subject subject, @Nullable RoutedRequest routed, @Nullable WriteRequest write) {
        if (write != null) {
            return WriteRequests.hasAsked(context) ? write.audited().part(PREFLIGHT, OK) : write.audited();
        }
        if (subject.request != null) {
            return subject.request;
        }
        var request = context.request();
        var method = request.method().name();
        var operation = routed != null ? routed.operation() : operations.at(method, request.path());
        return new AuditedRequest(
                operation == null ? "" : operation.id(), method, 0, ClientAddress.of(request), null, null);
    }

    private static Subject subject(RoutingContext context) {
        Subject known = context.get(SUBJECT);
        if (known != null) {
            return known;
        }
        var subject = new Subject();
        context.put(SUBJECT, subject);
        return subject;
    }
}
