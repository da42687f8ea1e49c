package dev.backsource.config.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what no resource answers, outside of {@code /api} too, with a problem. */
@Singleton
final class UnroutedRequests {
    void register(@Observes Router router) {
        router.route().last().handler(UnroutedRequests::answer);
        router.errorHandler(400, context -> answer(context, ProblemKind.INVALID_REQUEST, "the request can't be read"));
        router.errorHandler(413, context -> answer(context, ProblemKind.BODY_TOO_LARGE, RequestBody.TOO_LARGE));
    }

    private static void answer(RoutingContext context) {
        var request = context.request();
        var unserved = Unserved.of(request.method().name(), request.path());
        if (unserved.allow() != null) {
            context.response().putHeader(HttpHeaders.ALLOW, unserved.allow());
        }
        answer(context, unserved.problem());
    }

    private static void answer(RoutingContext context, ProblemKind kind, String detail) {
        answer(context, Problem.of(kind, detail));
    }

    /** Ends a request with a problem, unless it has its answer already. */
    static void answer(RoutingContext context, Problem problem) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(problem.toJson()));
    }
}
