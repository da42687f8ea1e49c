package dev.backsource.config.web.routing;

import dev.backsource.config.web.admission.HostCheck;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.ProblemSender;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what no resource answers with a problem, outside of {@code /api} too. */
@Singleton
final class UnroutedRequests {
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(UnroutedRequests::answerUnread);
        router.route().last().handler(UnroutedRequests::answer);
        router.errorHandler(
                400,
                context -> ProblemSender.end(
                        context, Problem.of(ProblemKind.INVALID_REQUEST, "the request can't be read")));
        router.errorHandler(413, context -> ProblemSender.end(context, Problem.tooLarge()));
    }

    private static void answer(RoutingContext context) {
        var request = context.request();
        var unserved = Unserved.of(request.method().name(), request.path());
        if (unserved.allow() != null) {
            context.response().putHeader(HttpHeaders.ALLOW, unserved.allow());
        }
        ProblemSender.end(context, unserved.problem());
    }

    /** The router refuses a request without {@code Host}, or with two, before it looks for a route. */
    private static void answerUnread(RoutingContext context) {
        if (context.statusCode() == 400) {
            ProblemSender.endConnection(context, Problem.of(ProblemKind.INVALID_REQUEST, HostCheck.ONE_HOST));
        } else {
            context.next();
        }
    }
}
