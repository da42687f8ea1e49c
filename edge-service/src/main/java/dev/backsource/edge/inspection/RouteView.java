package dev.backsource.edge.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.edge.routing.NamedRoute;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.DynamicAcceleration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A route as it is shown.
 *
 * @param domain the domain that it is the route of, wildcards as {@code *.example.com}
 * @param revision the domain's revision that the edge has applied
 * @param origins in the order of the domain
 * @param originTls how TLS is spoken to them
 * @param originRequest how requests to them are made
 * @param dynamicAcceleration which requests are static and which dynamic
 * @param clientTls how TLS is spoken with its clients
 * @param caching what is kept of its answers
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
        Caching caching) {

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
                route.profile().caching());
    }

    private static List<OriginView> origins(Route route) {
        return IntStream.range(0, route.originCount())
                .mapToObj(index -> OriginView.of(route, route.origin(index)))
                .toList();
    }
}
