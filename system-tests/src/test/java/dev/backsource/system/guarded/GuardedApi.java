package dev.backsource.system.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The REST API as its first administrator uses it, by the header line that config-service has left in a file. */
record GuardedApi(URI api, Path administratorHeader) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Registers a domain with an origin at loopback, and sets its policy; returns the revision. */
    long register(String domain, String redirectType) {
        var origin = new JsonObject().put("address", "127.0.0.1").put("port", 80);
        var body = new JsonObject().put("name", domain).put("origins", new JsonArray().add(origin));
        ask("POST", "/domains", body, 201);
        return policy(domain, redirectType);
    }

    /** Sets the policy of a domain; returns the revision. */
    long policy(String domain, String redirectType) {
        var body = new JsonObject().put("enabled", true).put("redirectType", redirectType);
        return ask("PUT", "/domains/" + domain + "/origin-protocol-policy", body, 200)
                .getLong("revision");
    }

    /** Waits until every edge has applied a revision. */
    void awaitRollout(String domain, long revision) {
        awaitComplete("/domains/" + domain + "/rollout?wait=30s&revision=" + revision);
    }

    /** Waits until every edge has carried out a purge of all that is stored of a domain. */
    void purge(String domain) {
        var scope = new JsonObject().put("prefixes", new JsonArray().add("/"));
        var id = ask("POST", "/domains/" + domain + "/purges", scope, 202).getString("id");
        awaitComplete("/domains/" + domain + "/purges/" + id + "?wait=30s");
    }

    /** A request waits for 30 s at most, so it is sent again until the deadline of all tests. */
    private void awaitComplete(String path) {
        Waiting.await(path).until(() -> get(path).getBoolean("complete"));
    }

    /** Whether there are edges, and all of them say where a request for the domain would go. */
    boolean isExplained(String domain) {
        var said = items("/explain?url=http://" + domain + "/");
        return !said.isEmpty()
                && said.stream().allMatch(edge -> edge.getString("state").equals("EXPLAINED"));
    }

    /** What a prober says of the ports that a domain would need under Follow. */
    List<String> preflight(String domain) {
        return objects(get("/domains/" + domain + "/preflight?static=FOLLOW").getJsonArray("ports")).stream()
                .map(port -> port.getInteger("port") + " " + port.getString("state"))
                .toList();
    }

    /** Whether that alert fires. */
    boolean fires(String domain, String kind) {
        return items("/alerts?status=FIRING&size=100").stream()
                .anyMatch(alert -> domain.equals(alert.getString("domain"))
                        && alert.getString("kind").equals(kind));
    }

    /** Why an edge has refused events lately. */
    List<String> rejections(String edge) {
        return items("/edges").stream()
                .filter(each -> each.getString("edge").equals(edge))
                .flatMap(each -> objects(each.getJsonArray("rejections")).stream())
                .map(rejection -> rejection.getString("reason"))
                .toList();
    }

    /** Whether the topic holds what was committed, as {@code AGREES} or {@code DIFFERS}. */
    String reconciliation() {
        return get("/reconciliation").getString("state");
    }

    /** Has published again what the topic holds otherwise. */
    void repair() {
        ask("POST", "/reconciliation/repairs", new JsonObject(), 200);
    }

    private List<JsonObject> items(String path) {
        return objects(get(path).getJsonArray("items"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private JsonObject get(String path) {
        return send(request(path).GET(), 200);
    }

    private JsonObject ask(String method, String path, JsonObject body, int status) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body.encode())),
                status);
    }

    private HttpRequest.Builder request(String path) {
        try {
            var header = Files.readString(administratorHeader).strip().split(": ", 2);
            return HttpRequest.newBuilder(URI.create(api + path))
                    .timeout(Waiting.DEADLINE)
                    .header(header[0], header[1]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject send(HttpRequest.Builder request, int status) {
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return new JsonObject(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
