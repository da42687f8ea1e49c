package dev.backsource.edge.admin;

import dev.backsource.edge.routing.NamedRoute;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.policy.domain.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A route, as the management endpoints return it: name and revision, the origins and terms that it makes of the domain, and the parts that it keeps. */
final class RouteView {
    private RouteView() {}

    /** The fields by name, in the order of the response. */
    static Map<String, Object> of(NamedRoute named) {
        var route = named.route();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("domain", named.domain());
        fields.put("revision", route.revision());
        fields.put(Part.ORIGINS.name(), origins(route));
        fields.put(Part.ORIGIN_TLS.name(), TlsView.of(route.terms()));
        fields.put(Part.ORIGIN_REQUEST.name(), RequestView.of(route.terms()));
        for (var part : Profile.KEPT) {
            fields.put(part.name(), route.profile().get(part));
        }
        return fields;
    }

    private static List<OriginView> origins(Route route) {
        return IntStream.range(0, route.originCount())
                .mapToObj(index -> OriginView.of(route, route.origin(index)))
                .toList();
    }
}
