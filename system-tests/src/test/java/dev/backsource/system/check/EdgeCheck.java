package dev.backsource.system.check;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An edge's table beside the database: each domain that is there, once, at its revision and as it is stored; no other. */
final class EdgeCheck {
    private final String edge;
    private final List<Difference> found = new ArrayList<>();

    private EdgeCheck(String edge) {
        this.edge = edge;
    }

    /** {@code routes} are as {@code GET /routes} lists them. */
    static List<Difference> of(String edge, History history, List<JsonObject> routes) {
        var check = new EdgeCheck(edge);
        var held = check.byDomain(routes);
        history.domains().forEach(domain -> check.isHeld(domain, held.remove(domain.name())));
        held.forEach((domain, route) ->
                check.differs(domain, route.getLong("revision"), "is held; the database has no such domain"));
        return check.found;
    }

    private Map<String, JsonObject> byDomain(List<JsonObject> routes) {
        var byDomain = new HashMap<String, JsonObject>();
        for (var route : routes) {
            if (byDomain.put(route.getString("domain"), route) != null) {
                differs(route.getString("domain"), route.getLong("revision"), "is listed twice");
            }
        }
        return byDomain;
    }

    private void isHeld(StoredDomain stored, @Nullable JsonObject route) {
        var state = stored.state();
        if (state == null) {
            if (route != null) {
                differs(
                        stored.name(),
                        route.getLong("revision"),
                        "is held; the domain was removed at " + stored.revision());
            }
        } else if (route == null) {
            differs(stored.name(), stored.revision(), "is missing");
        } else if (route.getLong("revision") != stored.revision()) {
            differs(stored.name(), route.getLong("revision"), "is held; the domain is at " + stored.revision());
        } else {
            isAsStored(stored.name(), ExpectedRoute.of(state), route);
        }
    }

    private void isAsStored(String domain, JsonObject expected, JsonObject route) {
        for (var field : expected) {
            if (!field.getValue().equals(route.getValue(field.getKey()))) {
                differs(
                        domain,
                        route.getLong("revision"),
                        "has " + field.getKey() + " " + route.getValue(field.getKey()) + " in place of "
                                + field.getValue());
            }
        }
    }

    private void differs(String domain, long revision, String what) {
        found.add(new Difference(edge, domain, revision, what));
    }
}
