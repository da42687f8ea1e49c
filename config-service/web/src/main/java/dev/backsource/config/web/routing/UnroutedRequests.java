package dev.backsource.config.web.routing;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.admission.HostCheck;
import dev.backsource.config.web.problem.Refusal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers requests without a resource with a problem, outside of {@code /api} too. */
@Singleton
final class UnroutedRequests {
    private final RouteTable routes;

    UnroutedRequests(RouteTable routes) {
        this.routes = routes;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(UnroutedRequests::answerUnread);
        router.route().last().handler(this::answer);
        router.errorHandler(
                400,
                context -> Refusal.of(ProblemKind.INVALID_REQUEST, "the request is malformed")
                        .end(context));
        router.errorHandler(413, context -> Refusal.tooLarge().end(context));
    }

    private void answer(RoutingContext context) {
        var request = context.request();
        routes.refusal(request.method().name(), request.path()).end(context);
    }

    /** The router refuses a request without {@code Host}, or with two, before it looks for a route. */
    private static void answerUnread(RoutingContext context) {
        if (context.statusCode() == 400) {
            Refusal.of(ProblemKind.INVALID_REQUEST, HostCheck.ONE_HOST).endConnection(context);
        } else {
            context.next();
        }
    }
}
