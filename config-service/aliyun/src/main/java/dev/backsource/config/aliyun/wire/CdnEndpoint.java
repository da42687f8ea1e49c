package dev.backsource.config.aliyun.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.aliyun.answer.CallError;
import dev.backsource.config.aliyun.answer.CallErrors;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.operations.CallParameters;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.aliyun.operations.CdnOperations;
import dev.backsource.config.aliyun.signature.SentCall;
import dev.backsource.config.aliyun.signature.Signers;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.admission.HostCheck;
import dev.backsource.config.web.admission.RequestBounds;
import dev.backsource.config.web.admission.RequestSettings;
import dev.backsource.config.web.audit.RequestAudit;
import dev.backsource.config.web.caller.Admission;
import dev.backsource.config.web.limits.RequestLimits;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.web.write.WriteTraces;
import dev.backsource.config.write.Provenance;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The stages of one call: the check of HTTP, the body, the signature, the rate limits and permissions of the caller, the operation. A
 * refusal at any stage is answered in the API's form, and audited as at the REST interface.
 */
@Singleton
final class CdnEndpoint {
    /** Clients put all parameters into the target, even the names of 50 domains. */
    static final RequestBounds BOUNDS = new RequestBounds(64 * 1024, 32 * 1024, 256 * 1024);

    private static final int OK = 200;

    private final HostCheck hosts;
    private final Duration within;
    private final Admission admission;
    private final RequestLimits limits;
    private final RequestAudit audit;
    private final Signers signers;
    private final CdnOperations operations;
    private final WriteTraces traces;
    private final CallErrors errors;
    private final InFlightCalls underWay = new InFlightCalls();

    CdnEndpoint(
            HostCheck hosts,
            RequestSettings settings,
            Admission admission,
            RequestLimits limits,
            RequestAudit audit,
            Signers signers,
            CdnOperations operations,
            WriteTraces traces,
            CallErrors errors) {
        this.hosts = hosts;
        this.within = settings.requestWithin();
        this.admission = admission;
        this.limits = limits;
        this.audit = audit;
        this.signers = signers;
        this.operations = operations;
        this.traces = traces;
        this.errors = errors;
    }

    /** Accepts no further calls, and waits for the responses to those in progress, at most for this time. */
    void drain(Duration longest) {
        underWay.drain(longest);
    }

    void handle(RoutingContext context) {
        // The request has its context to itself, as sessions of the database need it.
        VertxContextSafetyToggle.setCurrentContextSafe(true);
        var exchange = new CallExchange(context);
        RequestAudit.isFor(context, "", OK);
        audit.follow(context);
        if (!underWay.begin(context)) {
            exchange.refuseAndClose(errors.of(new CallRefusedException(
                    ErrorCode.BUSY, "this instance is shutting down; send the call to another instance")));
            return;
        }
        var refusal = refusalOfHead(context);
        if (refusal != null) {
            turnAway(exchange, refusal);
            return;
        }
        RequestBounds.awaitBody(context, within, (late, ended) -> turnAway(exchange, CallError.of(late)));
        CallBody.read(
                context.request(),
                BOUNDS.body(),
                body -> called(exchange, body),
                () -> turnAway(exchange, CallError.of(BOUNDS.bodyTooLarge())));
    }

    /** Refuses a request that didn't become a call; it counts for the client's network. */
    private void turnAway(CallExchange exchange, CallError error) {
        if (!exchange.context().response().ended()) {
            var tooMany = admission.ofStranger(exchange.context());
            exchange.refuseAndClose(tooMany == null ? error : CallError.of(tooMany));
        }
    }

    /** For requests that the router can't take, and for uncaught exceptions. */
    void fail(RoutingContext context) {
        var exchange = new CallExchange(context);
        var failure = context.failure();
        exchange.refuseAndClose(
                failure == null
                        ? CallError.of(Refusal.of(ProblemKind.INVALID_REQUEST, HostCheck.ONE_HOST))
                        : errors.of(failure));
    }

    private @Nullable CallError refusalOfHead(RoutingContext context) {
        var request = context.request();
        var misdirected = hosts.refusal(request);
        if (misdirected != null) {
            return CallError.of(misdirected);
        }
        var tooLarge = BOUNDS.refusal(request);
        if (tooLarge != null) {
            return CallError.of(tooLarge);
        }
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.POST)) {
            return errors.of(new CallRefusedException(ErrorCode.METHOD_UNSUPPORTED, "use GET or POST"));
        }
        return "/".equals(request.path())
                ? null
                : errors.of(new CallRefusedException(ErrorCode.ACTION_UNKNOWN, "use the path /"));
    }

    private void called(CallExchange exchange, byte[] body) {
        var context = exchange.context();
        if (context.response().ended()) {
            // The body came too late, and the call has its response.
            return;
        }
        var closed = admission.closed();
        if (closed != null) {
            exchange.refuse(CallError.of(closed));
            return;
        }
        SentCall call;
        Signers.Signed signed;
        try {
            call = CallReader.read(context.request(), body);
            exchange.answerAs(CallFormat.of(call));
            signed = signers.of(call);
        } catch (RuntimeException e) {
            exchange.refuse(ofStranger(context, e));
            return;
        }
        signed(exchange, call, signed);
    }

    /** Counts for the client's network. */
    private CallError ofStranger(RoutingContext context, Throwable failure) {
        var tooMany = admission.ofStranger(context);
        return tooMany == null ? errors.of(failure) : CallError.of(tooMany);
    }

    /** Calls above the rate limit are refused before they cost anything. */
    private void signed(CallExchange exchange, SentCall call, Signers.Signed signed) {
        var tooMany = admission.admit(exchange.context(), signed.caller());
        if (tooMany != null) {
            exchange.refuse(CallError.of(tooMany));
            return;
        }
        Uni.createFrom()
                .deferred(() -> signers.spend(signed))
                .chain(() -> operate(exchange, call, signed.caller()))
                .subscribe()
                .with(exchange::answer, failure -> exchange.refuse(errors.of(failure)));
    }

    private Uni<ObjectNode> operate(CallExchange exchange, SentCall call, Caller caller) {
        var name = CallName.of(call);
        name.require();
        var operation = operations.get(name.action());
        exchange.isOf(operation.name());
        var parameters = new CallParameters(call.parameters());
        note(exchange.context(), operation, parameters);
        parameters.refuseOthers(operation.parameters());
        require(exchange.context(), operation, parameters, caller);
        var trace = operation.writes()
                ? traces.begin(exchange.context(), operation.name(), exchange.traceparent())
                : exchange.traceparent();
        var provenance = new Provenance(trace, caller, RequestAudit.request(exchange.context()));
        return operation.answer(new CdnCall(parameters, provenance));
    }

    private void require(RoutingContext context, CdnOperation operation, CallParameters parameters, Caller caller) {
        if (!caller.maySomewhere(operation.role())) {
            throw RoleRefusal.of(operation.role(), "any domain");
        }
        var counted = operation.countsAs();
        if (counted != null) {
            limits.require(counted, operation.counts(parameters), context, caller);
        }
    }

    private static void note(RoutingContext context, CdnOperation operation, CallParameters parameters) {
        RequestAudit.isFor(context, operation.name(), OK);
        if (!operation.writes()) {
            RequestAudit.isReading(context);
        }
        try {
            var domain = operation.about(parameters);
            if (domain != null) {
                RequestAudit.isAboutDomain(
                        context, CallParameters.domain("DomainName", domain).value());
            }
        } catch (CallRefusedException e) {
            // The call is about several domains, which have entries of their own, or about none, which the operation
            // reports.
        }
    }
}
