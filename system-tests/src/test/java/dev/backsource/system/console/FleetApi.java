package dev.backsource.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Answer;
import dev.backsource.system.Http;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Many domains and alerts over REST, as the first administrator. */
record FleetApi(URI api) {
    private static final int A_BATCH = 50;
    private static final int A_PAGE = 200;

    /**
     * A domain with one origin.
     *
     * @param preflight of its changes, such as {@code REQUIRE}
     */
    record FleetDomain(String name, String origin, String redirectType, String preflight) {
        private JsonObject creation() {
            return new JsonObject()
                    .put(
                            "create",
                            new JsonObject()
                                    .put("name", name)
                                    .put(
                                            "origins",
                                            new JsonArray()
                                                    .add(new JsonObject()
                                                            .put("address", origin)
                                                            .put("port", 80)))
                                    .put(
                                            "originProtocolPolicy",
                                            new JsonObject()
                                                    .put("enabled", true)
                                                    .put("redirectType", redirectType))
                                    .put("changeControl", new JsonObject().put("preflight", preflight)));
        }
    }

    /** Creates them, without pre-flights. */
    void create(List<FleetDomain> domains) {
        IntStream.range(0, (domains.size() + A_BATCH - 1) / A_BATCH)
                .parallel()
                .mapToObj(i -> domains.subList(i * A_BATCH, Math.min(domains.size(), (i + 1) * A_BATCH)))
                .forEach(this::createBatch);
    }

    private void createBatch(List<FleetDomain> domains) {
        var items = new JsonArray(domains.stream().map(FleetDomain::creation).toList());
        var answer = Http.sendAsAdministrator(
                HttpMethod.POST, uri("/batches?preflight=skip"), new JsonObject().put("items", items));
        assertThat(items(answer, "results"))
                .as(answer.body())
                .hasSize(domains.size())
                .allMatch(result -> result.getInteger("status") == 201);
    }

    /** The domains with {@code part} in their names. */
    List<JsonObject> domains(String part) {
        var found = new ArrayList<JsonObject>();
        var next = uri("/domains?size=" + A_PAGE + "&query=" + part);
        while (next != null) {
            var answer = Http.getAsAdministrator(next);
            found.addAll(items(answer, "items"));
            var following = answer.json().getString("next");
            next = following == null ? null : api.resolve(following);
        }
        return found;
    }

    /** The number of domains with {@code part} in their names and that static policy. */
    int domainsWith(String part, String redirectType) {
        return total("/domains?size=1&query=" + part + "&redirectType=" + redirectType);
    }

    int firing(String kind) {
        return total("/alerts?size=1&status=FIRING&kind=" + kind);
    }

    /** Whether a prober answers a question about a domain. */
    boolean hasProber(String domain) {
        return Http.getAsAdministrator(uri("/domains/" + domain + "/preflight")).status() == 200;
    }

    private int total(String path) {
        return Http.getAsAdministrator(uri(path)).json().getInteger("total");
    }

    private static List<JsonObject> items(Answer answer, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray(field).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private URI uri(String path) {
        return URI.create(api + path);
    }
}
