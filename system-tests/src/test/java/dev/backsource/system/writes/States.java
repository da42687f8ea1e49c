package dev.backsource.system.writes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Parts of a domain's state, each in the one form in which it is both asked for and stored. */
final class States {
    private static final List<String> TYPES = List.of("FOLLOW", "HTTP", "HTTPS", "FOLLOW");

    private States() {}

    /** A single origin; no two of {@code number} make the same one. */
    static JsonObject origins(String address, int number) {
        return new JsonObject()
                .put(
                        "origins",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("address", address)
                                        .put("port", 20_000 + number % 40_000)
                                        .put("priority", "PRIMARY")
                                        .put("weight", 1 + number / 60_000)));
    }

    /** One of four policies, {@code number} 0 being that of a new domain; no two neighbours are the same. */
    static JsonObject policy(int number) {
        var turn = number % TYPES.size();
        return new JsonObject()
                .put("enabled", turn > 0)
                .put("redirectType", TYPES.get(turn))
                .put("dynamic", new JsonObject().put("enabled", false).put("redirectType", "FOLLOW"));
    }
}
