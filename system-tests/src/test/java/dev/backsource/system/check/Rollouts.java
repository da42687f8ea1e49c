package dev.backsource.system.check;

import dev.backsource.testing.access.TestAdministrator;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** The rollouts of the last revisions of domains that are there, until each was complete with every edge reachable. */
final class Rollouts {
    private final URI api;
    private final List<StoredDomain> left;

    Rollouts(URI api, List<StoredDomain> domains) {
        this.api = api;
        this.left = new ArrayList<>(
                domains.stream().filter(domain -> domain.state() != null).toList());
    }

    /** Those that are not complete yet. */
    List<StoredDomain> incomplete() {
        left.removeIf(this::isApplied);
        return left;
    }

    private boolean isApplied(StoredDomain domain) {
        var request = HttpRequest.newBuilder(URI.create(api + "/domains/" + domain.name() + "/rollout?wait=2s"))
                .header("Authorization", TestAdministrator.AUTHORIZATION);
        var rollout = new JsonObject(EdgeTable.get(request));
        return rollout.getBoolean("complete")
                && rollout.getJsonArray("edges").stream()
                        .map(JsonObject.class::cast)
                        .allMatch(edge -> edge.getString("state").equals("APPLIED"));
    }
}
