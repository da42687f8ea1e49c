package dev.backsource.system.writes;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to change domains. Its id goes along as the operator's name, so the history tells which revisions it made.
 *
 * @param id unique among all writes; also the idempotency key
 * @param method of HTTP
 * @param path below {@code /api/v1}, such as {@code /domains}
 * @param body null for none
 * @param outcomes by domain, what its state has to hold afterwards, field by field; empty for a removal
 */
public record Write(
        String id, String method, String path, @Nullable JsonObject body, Map<String, Optional<JsonObject>> outcomes) {

    /** Of one domain. */
    static Write of(String id, String method, String path, @Nullable JsonObject body, String domain, JsonObject state) {
        return new Write(id, method, path, body, Map.of(domain, Optional.of(state)));
    }

    static Write removal(String id, String domain) {
        return new Write(id, "DELETE", "/domains/" + domain, null, Map.of(domain, Optional.empty()));
    }

    /**
     * Whether {@code state} is what the domain is to be by this write.
     *
     * @param state as it is published; null when the domain is removed
     */
    public boolean isIn(String domain, @Nullable JsonObject state) {
        var outcome = outcomes.get(domain);
        if (outcome == null) {
            return false;
        }
        return outcome.map(wanted -> state != null && holds(state, wanted)).orElse(state == null);
    }

    private static boolean holds(JsonObject state, JsonObject wanted) {
        return wanted.stream().allMatch(field -> field.getValue().equals(state.getValue(field.getKey())));
    }
}
