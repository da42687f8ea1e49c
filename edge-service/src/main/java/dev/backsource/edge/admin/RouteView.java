package dev.backsource.edge.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.edge.routing.NamedRoute;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Serving;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A route, as the management endpoints return it.
 *
 * @param domain name of the domain, wildcards as {@code *.example.com}
 * @param revision of the domain that the edge has applied
 * @param origins in the order of the domain
 * @param originTls the terms of TLS with the origins
 * @param originRequest the terms of requests to the origins
 * @param dynamicAcceleration the rules for static and dynamic content
 * @param clientTls the terms of TLS with clients
 * @param caching the domain's settings for storing responses
 * @param serving whether requests are served at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RouteView(
        String domain,
        long revision,
        List<OriginView> origins,
        TlsView originTls,
        RequestView originRequest,
        DynamicAcceleration dynamicAcceleration,
        ClientTls clientTls,
        Caching caching,
        Serving serving) {

    static RouteView of(NamedRoute named) {
        var route = named.route();
        return new RouteView(
                named.domain(),
                route.revision(),
                origins(route),
                TlsView.of(route.terms()),
                RequestView.of(route.terms()),
                route.profile().acceleration(),
                route.clients().tls(),
                route.profile().caching(),
                route.profile().serving());
    }

    private static List<OriginView> origins(Route route) {
        return IntStream.range(0, route.originCount())
                .mapToObj(index -> OriginView.of(route, route.origin(index)))
                .toList();
    }
}
