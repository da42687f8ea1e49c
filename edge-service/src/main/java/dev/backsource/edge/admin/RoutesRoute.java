package dev.backsource.edge.admin;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.explain.Explanations;
import dev.backsource.edge.proxy.request.RequestedUrl;
import dev.backsource.edge.routing.NamedRoute;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.explanation.Explanation;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The management endpoints for routes. {@code GET /routes} returns the whole routing table as JSON lines in no particular order,
 * and {@code GET /routes/{host}} the route that a host selects. {@code GET /explain?url=&scheme=} explains the way of a request
 * for a URL. All show the current state, even before the table is complete, and need the {@link ManagementKey}: they reveal the
 * routes of all tenants.
 */
public final class RoutesRoute {
    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";

    private final RoutingTable table;
    private final RoutingProgress progress;
    private final Explanations explanations;
    private final ManagementKey key;

    public RoutesRoute(EdgeSettings settings, RoutingTable table, RoutingProgress progress, Explanations explanations) {
        this.table = table;
        this.progress = progress;
        this.explanations = explanations;
        this.key = new ManagementKey(settings);
    }

    /** Adds the endpoints to {@code router}. */
    public void register(Router router) {
        router.get("/routes").handler(behindKey(this::all));
        router.get("/routes/:host").handler(behindKey(this::one));
        router.get("/explain").handler(behindKey(this::explain));
    }

    private Handler<RoutingContext> behindKey(Handler<RoutingContext> shown) {
        return request -> key.objection(request.request().getHeader(HttpHeaders.AUTHORIZATION))
                .ifPresentOrElse(objection -> refuse(request.response(), objection), () -> shown.handle(request));
    }

    private static void refuse(HttpServerResponse response, Problem objection) {
        answer(response.putHeader("WWW-Authenticate", "Bearer"), objection);
    }

    private void all(RoutingContext request) {
        var response = request.response().putHeader(HttpHeaders.CONTENT_TYPE, LINES);
        RouteLines.write(table.served().all(), response, Vertx.currentContext());
    }

    private void one(RoutingContext request) {
        try {
            answer(
                    request.response(),
                    DomainName.parse(request.pathParam("host")).value());
        } catch (InvalidValueException e) {
            answer(request.response(), Problem.invalidHost(e.detail()));
        }
    }

    private void explain(RoutingContext request) {
        var named = request.request().getParam("url");
        var url = named == null || named.length() > Explanation.MAX_URL_LENGTH ? null : RequestedUrl.of(named);
        if (url == null) {
            answer(request.response(), Problem.invalidUrl());
            return;
        }
        var client = switch (request.request().getParam("scheme", url.scheme().uriName())) {
            case "http" -> Scheme.HTTP;
            case "https" -> Scheme.HTTPS;
            default -> null;
        };
        if (client == null) {
            answer(request.response(), Problem.invalidScheme());
            return;
        }
        var explanation = explanations.of(url, client);
        if (explanation == null) {
            answer(request.response(), noRoute(url.host()));
        } else {
            var view = Json.bytes(explanation);
            request.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(Buffer.buffer(view));
        }
    }

    private Problem noRoute(String host) {
        return Problem.noRoute("unknown host: " + host + "; routing table: " + progress.describe());
    }

    /** A domain that is removed between the two look-ups counts as unknown. */
    private void answer(HttpServerResponse response, String host) {
        var domain = table.domainOf(host);
        var route = table.find(host);
        if (domain == null || route == null) {
            answer(response, noRoute(host));
        } else {
            var view = Json.bytes(RouteView.of(new NamedRoute(domain, route)));
            response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(Buffer.buffer(view));
        }
    }

    private static void answer(HttpServerResponse response, Problem problem) {
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.bytes(problem)));
    }
}
