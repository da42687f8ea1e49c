package dev.backsource.system.writes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What one writer asks for next. Every write changes something. A writer has domains of its own, which it creates, changes
 * and removes, and changes the origins of domains that it shares with others.
 */
final class Choice {
    private final String writer;
    private final String address;
    private final List<String> own;
    private final List<String> shared;
    private final Random random;
    /** By domain of its own that is there, how often its policy was changed since it was created. */
    private final Map<String, Integer> policies = new HashMap<>();

    private int writes;

    /** The {@code index} makes the address of the writer's origins. */
    Choice(String writer, int index, List<String> own, List<String> shared, Random random) {
        this.writer = writer;
        this.address = "203.0.113." + (1 + index);
        this.own = own;
        this.shared = shared;
        this.random = random;
    }

    Write next() {
        var id = writer + "/" + ++writes;
        var domain = own.get(random.nextInt(own.size()));
        if (!policies.containsKey(domain)) {
            return creation(id, domain);
        }
        var dice = random.nextInt(100);
        if (dice < 35) {
            return origins(id, domain);
        } else if (dice < 60) {
            return policy(id, domain);
        } else if (dice < 75) {
            return origins(id, shared.get(random.nextInt(shared.size())));
        }
        return dice < 85 ? batch(id) : removal(id, domain);
    }

    /** Of a shared domain, which nobody else creates. */
    Write creation(String domain) {
        return creation(writer + "/" + ++writes, domain);
    }

    private Write creation(String id, String domain) {
        policies.put(domain, 0);
        var state = States.origins(address, writes);
        return Write.of(id, "POST", "/domains", state.copy().put("name", domain), domain, state);
    }

    private Write origins(String id, String domain) {
        var state = States.origins(address, writes);
        return Write.of(id, "PUT", "/domains/" + domain + "/origins", state, domain, state);
    }

    private Write policy(String id, String domain) {
        var policy = nextPolicy(domain);
        return Write.of(id, "PUT", "/domains/" + domain + "/origin-protocol-policy", policy, domain, outcome(policy));
    }

    /** The policies of all its own domains that are there. */
    private Write batch(String id) {
        var items = new JsonArray();
        var outcomes = new LinkedHashMap<String, Optional<JsonObject>>();
        for (var domain : own) {
            if (policies.containsKey(domain)) {
                var policy = nextPolicy(domain);
                items.add(new JsonObject().put("domain", domain).put("originProtocolPolicy", policy));
                outcomes.put(domain, Optional.of(outcome(policy)));
            }
        }
        return new Write(id, "POST", "/batches", new JsonObject().put("items", items), outcomes);
    }

    private Write removal(String id, String domain) {
        policies.remove(domain);
        return Write.removal(id, domain);
    }

    private JsonObject nextPolicy(String domain) {
        return States.policy(policies.merge(domain, 1, Integer::sum));
    }

    private static JsonObject outcome(JsonObject policy) {
        return new JsonObject().put("originProtocolPolicy", policy);
    }
}
