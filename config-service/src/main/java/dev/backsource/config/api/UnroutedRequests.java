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
        router.route()
                .last()
                .handler(context -> answer(context, ProblemKind.NOT_FOUND, "there is no such path; see /q/openapi"));
        router.errorHandler(400, context -> answer(context, ProblemKind.INVALID_REQUEST, "the request can't be read"));
        router.errorHandler(413, context -> answer(context, ProblemKind.BODY_TOO_LARGE, RequestBody.TOO_LARGE));
    }

    private static void answer(RoutingContext context, ProblemKind kind, String detail) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        context.response()
                .setStatusCode(kind.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Problem.of(kind, detail).toJson()));
    }
}
