package dev.backsource.local.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The domain {@code www.demo.test}, by which a newcomer sees the policy at work. It is registered over REST. */
public final class DemoDomain {
    public static final String NAME = "www.demo.test";

    private static final String DOMAIN = "/domains/" + NAME;

    private static final int ROLLOUT_ATTEMPTS = 6;

    private final ApiClient api;
    private final String originAddress;

    /**
     * The domain at the API.
     *
     * @param api as an operator of all domains
     * @param originAddress where the demo origin is, without a port
     */
    public DemoDomain(ApiClient api, String originAddress) {
        this.api = api;
        this.originAddress = originAddress;
    }

    /**
     * Registers the domain with policy {@code FOLLOW} when it is missing, and waits up to a minute until every edge
     * routes it.
     *
     * @return the result, in a line
     * @throws IllegalStateException when the API refuses or can't be reached, or the key can't be read
     */
    public String register() {
        var created = create();
        if (created) {
            api.expect(200, "PUT", DOMAIN + "/origin-protocol-policy", policy());
        }
        var state = created ? "registered with policy FOLLOW" : "already registered";
        return NAME + " " + state + (rolledOut() ? "; rollout complete" : "; rollout not complete yet");
    }

    private boolean create() {
        if (api.send("GET", DOMAIN, null).statusCode() == 200) {
            return false;
        }
        api.expect(201, "POST", "/domains", domain());
        return true;
    }

    private boolean rolledOut() {
        for (var attempt = 0; attempt < ROLLOUT_ATTEMPTS; attempt++) {
            var rollout = api.expect(200, "GET", DOMAIN + "/rollout?wait=10s", null);
            var edges = rollout.getJsonArray("edges", new JsonArray());
            if (rollout.getBoolean("complete", false) && !edges.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private JsonObject domain() {
        var origin = new JsonObject().put("address", originAddress).put("port", 80);
        return new JsonObject()
                .put("name", NAME)
                .put("origins", new JsonArray().add(origin))
                .put("originTls", new JsonObject().put("verification", "NONE"));
    }

    private static JsonObject policy() {
        return new JsonObject().put("enabled", true).put("redirectType", "FOLLOW");
    }
}
