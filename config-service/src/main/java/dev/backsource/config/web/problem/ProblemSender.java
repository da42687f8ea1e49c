package dev.backsource.config.web.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Ends requests that no resource answers with a problem. */
public final class ProblemSender {
    private static final long LINGER_MILLIS = 500;

    private ProblemSender() {}

    /** Ends a request with a problem, unless it has an answer already. */
    public static void end(RoutingContext context, Problem problem) {
        var response = context.response();
        if (response.ended() || response.headWritten() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(problem.toJson()));
    }

    /**
     * Ends a request with a problem, and its connection a moment later: the rest of the request is not read, and the client needs
     * the time to read the answer.
     */
    public static void endConnection(RoutingContext context, Problem problem) {
        var request = context.request();
        if (request.version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.addEndHandler(ended -> context.vertx()
                    .setTimer(LINGER_MILLIS, late -> request.connection().close()));
        }
        end(context, problem);
    }
}
