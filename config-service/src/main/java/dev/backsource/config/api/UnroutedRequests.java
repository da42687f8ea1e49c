package dev.backsource.config.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what no resource answers, outside of {@code /api} too, with a problem. */
@Singleton
final class UnroutedRequests {
    private static final long LINGER_MILLIS = 500;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(UnroutedRequests::answerUnread);
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

    /** What the router itself refuses goes by no route: there is no Host, or two. */
    private static void answerUnread(RoutingContext context) {
        if (context.statusCode() == 400) {
            answerLast(context, Problem.of(ProblemKind.INVALID_REQUEST, HostCheck.ONE_HOST));
        } else {
            context.next();
        }
    }

    private static void answer(RoutingContext context, ProblemKind kind, String detail) {
        answer(context, Problem.of(kind, detail));
    }

    /**
     * Ends a request with a problem, and its connection a moment later: what is still to come of the request is not read, and the
     * client has to have read the answer by then.
     */
    static void answerLast(RoutingContext context, Problem problem) {
        var request = context.request();
        if (request.version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.addEndHandler(ended -> context.vertx()
                    .setTimer(LINGER_MILLIS, late -> request.connection().close()));
        }
        answer(context, problem);
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
