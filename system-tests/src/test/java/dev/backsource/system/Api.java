package dev.backsource.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The REST API as the tests use it, as the administrator. A refusal that a test did not ask for fails it. */
public final class Api {
    private final URI api;

    public Api(URI api) {
        this.api = api;
    }

    /** Registers a domain with one origin whose certificate isn't checked; returns its revision. */
    public long register(String domain, String originAddress, int originPort) {
        var origin = new JsonObject().put("address", originAddress).put("port", originPort);
        return revision(expect(
                201,
                Http.sendAsAdministrator(
                        HttpMethod.POST,
                        uri("/domains"),
                        new JsonObject()
                                .put("name", domain)
                                .put("origins", new JsonArray().add(origin))
                                .put("originTls", new JsonObject().put("verification", "NONE")))));
    }

    /** Enables the policy with {@code redirectType}; returns the revision. */
    public long policy(String domain, String redirectType) {
        return revision(setPolicy(domain, new JsonObject().put("enabled", true).put("redirectType", redirectType)));
    }

    /** Removes a domain, so that nothing probes its origins any more. */
    public void remove(String domain) {
        expect(200, Http.deleteAsAdministrator(uri("/domains/" + domain)));
    }

    /** Removes all domains, or the first hundred. */
    public void removeAll() {
        objects(items(Http.getAsAdministrator(uri("/domains?size=100"))))
                .map(domain -> domain.getString("name"))
                .toList()
                .parallelStream()
                .forEach(this::remove);
    }

    JsonObject setPolicy(String domain, JsonObject policy) {
        return expect(
                200,
                Http.sendAsAdministrator(
                        HttpMethod.PUT, uri("/domains/" + domain + "/origin-protocol-policy"), policy));
    }

    /** Grants ports that stand in for 80 and 443; returns the revision. */
    long grant(String domain, int http, int https) {
        var ports = new JsonObject().put("http", http).put("https", https);
        return revision(expect(
                200, Http.sendAsAdministrator(HttpMethod.PUT, uri("/domains/" + domain + "/granted-ports"), ports)));
    }

    /** The rollout of a revision, once it is complete. */
    public JsonObject awaitRollout(String domain, long revision) {
        return awaitComplete("/domains/" + domain + "/rollout?wait=30s&revision=" + revision);
    }

    public JsonObject rollout(String domain, long revision) {
        return expect(200, Http.getAsAdministrator(uri("/domains/" + domain + "/rollout?revision=" + revision)));
    }

    /** The state of one edge in a rollout. */
    public static String stateOf(String edge, JsonObject rollout) {
        return objects(rollout.getJsonArray("edges"))
                .filter(entry -> entry.getString("edge").equals(edge))
                .map(entry -> entry.getString("state"))
                .findFirst()
                .orElse("unknown");
    }

    /** The domain's present revision. */
    long policyRevision(String domain) {
        return revision(expect(200, Http.getAsAdministrator(uri("/domains/" + domain))));
    }

    /** Begins a progressive rollout; returns it. */
    JsonObject beginProgressiveRollout(String domain, JsonObject plan) {
        return expect(
                201,
                Http.sendAsAdministrator(HttpMethod.POST, uri("/domains/" + domain + "/progressive-rollouts"), plan));
    }

    /** The domain's progressive rollouts, the latest first. */
    Stream<JsonObject> progressiveRollouts(String domain) {
        return objects(items(Http.getAsAdministrator(uri("/domains/" + domain + "/progressive-rollouts"))));
    }

    /** Asks the edges to drop what begins with {@code prefix}; returns the purge's id. */
    String purge(String domain, String prefix) {
        var scope = new JsonObject().put("prefixes", new JsonArray().add(prefix));
        return expect(202, Http.sendAsAdministrator(HttpMethod.POST, uri("/domains/" + domain + "/purges"), scope))
                .getString("id");
    }

    /** The rollout of a purge, once it is complete. */
    JsonObject awaitPurge(String domain, String id) {
        return awaitComplete("/domains/" + domain + "/purges/" + id + "?wait=30s");
    }

    /** A request waits for 30 s at most, so it is sent again until the deadline of all tests. */
    private JsonObject awaitComplete(String path) {
        return Waiting.await(path)
                .until(
                        () -> expect(200, Http.getAsAdministrator(uri(path))),
                        rollout -> rollout.getBoolean("complete"));
    }

    JsonObject purgeRollout(String domain, String id) {
        return expect(200, Http.getAsAdministrator(uri("/domains/" + domain + "/purges/" + id)));
    }

    /** Where a request for {@code url} would go, as each edge says. */
    Stream<JsonObject> explain(String url) {
        return objects(
                items(Http.getAsAdministrator(uri("/explain?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8)))));
    }

    /** All edges as {@code GET /edges} shows them. */
    JsonArray edges() {
        return items(Http.getAsAdministrator(uri("/edges")));
    }

    /** An edge as {@code GET /edges} shows it. */
    JsonObject edge(String id) {
        return objects(edges())
                .filter(edge -> edge.getString("edge").equals(id))
                .findFirst()
                .orElseGet(JsonObject::new);
    }

    /** Whether the topic holds what was committed. */
    JsonObject reconciliation() {
        return expect(200, Http.getAsAdministrator(uri("/reconciliation")));
    }

    /** Has domains of which the topic holds something else published again. */
    void repair() {
        expect(200, Http.sendAsAdministrator(HttpMethod.POST, uri("/reconciliation/repairs"), new JsonObject()));
    }

    /** The alert of a domain with that status. */
    Optional<JsonObject> alert(String domain, String kind, String status) {
        return objects(items(Http.getAsAdministrator(uri("/alerts?status=" + status + "&size=100"))))
                .filter(alert -> domain.equals(alert.getString("domain")))
                .filter(alert -> alert.getString("kind").equals(kind))
                .findFirst();
    }

    private static JsonArray items(Answer answer) {
        return expect(200, answer).getJsonArray("items");
    }

    static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    private static long revision(JsonObject written) {
        return written.getLong("revision");
    }

    private URI uri(String path) {
        return URI.create(api + path);
    }

    private static JsonObject expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }
}
