package dev.backsource.system.check;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What an edge has to hold of a stored state, as its management port shows it, worked out by the kernel. */
final class ExpectedRoute {
    private ExpectedRoute() {}

    /** Origins with their targets, and what is static; what else the edge shows is not compared. */
    static JsonObject of(JsonObject state) {
        var domain =
                EventCodec.POLICY_CHANGE.decode(state.toBuffer().getBytes()).domain();
        var origins = new JsonArray();
        domain.origins().forEach(origin -> origins.add(origin(domain, origin)));
        return new JsonObject()
                .put("origins", origins)
                .put("dynamicAcceleration", state.getJsonObject("dynamicAcceleration"));
    }

    private static JsonObject origin(Domain domain, Origin origin) {
        var shown = new JsonObject()
                .put("address", origin.address().value())
                .put("priority", origin.priority().name())
                .put("weight", origin.weight());
        for (var kind : domain.contentKinds()) {
            var field = kind == ContentKind.STATIC ? "effective" : "effectiveDynamic";
            shown.put(field, effective(domain, kind, origin));
        }
        return shown;
    }

    private static JsonObject effective(Domain domain, ContentKind kind, Origin origin) {
        return new JsonObject()
                .put("http", target(domain, kind, Scheme.HTTP, origin))
                .put("https", target(domain, kind, Scheme.HTTPS, origin));
    }

    private static JsonObject target(Domain domain, ContentKind kind, Scheme client, Origin origin) {
        var target = domain.target(kind, client, origin);
        return new JsonObject().put("scheme", target.scheme().uriName()).put("port", target.port());
    }
}
