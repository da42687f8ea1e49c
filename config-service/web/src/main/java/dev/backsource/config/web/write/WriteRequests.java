package dev.backsource.config.web.write;

import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.routing.RoutedRequest;
import dev.backsource.config.write.PreparedWrite;
import dev.backsource.config.write.Write;
import dev.backsource.config.write.Writes;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Reads the headers of writes, carries writes out and answers them. */
@Singleton
public final class WriteRequests {
    private static final String WRITE = WriteRequest.class.getName();
    private static final String TRIAL = WRITE + ".trial";
    private static final String ASKS = WRITE + ".asks";

    private final Writes writes;
    private final Callers callers;
    private final Answers answers;
    private final CurrentVertxRequest current;
    private final WriteTraces traces;
    private final Clock clock;

    WriteRequests(
            Writes writes,
            Callers callers,
            Answers answers,
            CurrentVertxRequest current,
            WriteTraces traces,
            Clock clock) {
        this.writes = writes;
        this.callers = callers;
        this.answers = answers;
        this.current = current;
        this.traces = traces;
        this.clock = clock;
    }

    /** The write of a request; null when it has none, or was refused before its headers were read. */
    public static @Nullable WriteRequest of(RoutingContext context) {
        return context.get(WRITE);
    }

    /** Whether a request is a dry run. */
    public static boolean isTrial(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(TRIAL));
    }

    /** Whether a dry run had a prober connect to hosts. */
    public static boolean hasAsked(RoutingContext context) {
        return context.get(ASKS) instanceof BooleanSupplier hasAsked && hasAsked.getAsBoolean();
    }

    /**
     * Reads a write's headers.
     *
     * @throws InvalidRequestException when one is malformed
     */
    public WriteRequest read(HttpServerRequest request, byte[] body) {
        var context = current.getCurrent();
        var routed = RoutedRequest.require(context);
        var trace = traces.begin(context, routed.operation().id(), Traces.of(request.getHeader("traceparent")));
        var write = WriteRequest.of(request, body, callers.current(), routed, trace);
        context.put(WRITE, write);
        return write;
    }

    /** Carries out the write of a request; a retry gets the same response as the request. */
    public Uni<RestResponse<String>> carryOut(WriteRequest request, Write<Answer> write) {
        return writes.run(request.key(), audited(request, write).map(answers::render))
                .map(Answers::send);
    }

    /** As the other, with a write that may have to be prepared; a retry of an answered request prepares nothing. */
    public Uni<RestResponse<String>> carryOut(WriteRequest request, PreparedWrite<Answer> prepared) {
        return writes.run(
                        request.key(),
                        prepared.then(write -> audited(request, write).map(answers::render)))
                .map(Answers::send);
    }

    /**
     * Answers with the outcome that the write would have, or refuses it as it would be refused. Nothing is written, and the response has no
     * entity tag.
     */
    public Uni<RestResponse<String>> tryOut(WriteRequest request, Write<Answer> write) {
        return tryOut(request, new PreparedWrite.Ready<>(write));
    }

    /** As the other, with a write that may have to be prepared. */
    public Uni<RestResponse<String>> tryOut(WriteRequest request, PreparedWrite<Answer> prepared) {
        beginTrial(request);
        return writes.tryOut(prepared)
                .map(answer -> new Answer(answer.status(), null, answer.location(), answer.entity()))
                .map(answers::render)
                .map(Answers::send);
    }

    /**
     * As the other, for a write with a pre-flight.
     *
     * @param hasAsked whether a prober was asked so far; then there is an entry in the audit
     */
    public Uni<RestResponse<String>> tryOut(
            WriteRequest request, PreparedWrite<Answer> prepared, BooleanSupplier hasAsked) {
        current.getCurrent().put(ASKS, hasAsked);
        return tryOut(request, prepared);
    }

    /** Marks a request of several writes as a dry run; it takes no key. */
    public void beginTrial(WriteRequest request) {
        current.getCurrent().put(TRIAL, true);
        request.refuseKey("dry runs are not stored for retries; omit the header");
    }

    /** A change outside domains gets its entry here. */
    private Write<Answer> audited(WriteRequest request, Write<Answer> write) {
        return session -> write.in(session)
                .call(answer -> request.audited().needsEntryOfChange()
                        ? ChangeEntry.write(
                                session,
                                request.audited(),
                                request.caller(),
                                clock.instant().truncatedTo(ChronoUnit.MICROS),
                                target(request, answer),
                                request.provenance().traceparent())
                        : Uni.createFrom().nullItem());
    }

    /** The name in the path, or the id of the created resource. */
    private static @Nullable String target(WriteRequest request, Answer answer) {
        return answer.location() == null
                ? request.target()
                : answer.location().getPath().replaceFirst(".*/", "");
    }

    /**
     * Carries out a write outside the database, which is needed for the key only. The key is taken before the write and stored after it; if
     * the instance dies in between, a retry finds the effect of the write and no key.
     */
    public Uni<RestResponse<String>> carryOutElsewhere(WriteRequest request, Uni<Answer> write) {
        return request.key() == null
                ? write.map(answers::render).map(Answers::send)
                : carryOut(request, session -> onItsContext(write));
    }

    /** A session belongs to the context on which it was opened. */
    private static <T> Uni<T> onItsContext(Uni<T> write) {
        return write.emitOn(MutinyHelper.executor(Vertx.currentContext()));
    }
}
