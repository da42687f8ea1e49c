package dev.backsource.config.api.batches;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.policy.event.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BatchesIT {
    private static final String BATCHES = "/api/v1/batches";
    private static final String HTTPS = "\"originProtocolPolicy\": {\"enabled\": true, \"redirectType\": \"HTTPS\"}";

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    String suffix;

    @BeforeEach
    void connect() {
        client = new Client(base);
        suffix = Client.freshName();
    }

    @Test
    void shouldAnswerEveryItemInOrderWhateverBecomesOfTheOthers() {
        // Given
        var custom = create("custom", 8080);
        var stale = create("stale", 80);
        var whole = create("whole", 80);

        // When
        var answer = client.post(
                BATCHES,
                """
                {"items": [
                  {"domain": "%s", %s},
                  {"domain": "%s", "expectedRevision": 2, %s},
                  {"domain": "none.%s", %s},
                  {"domain": "%s", "expectedRevision": 1, %s,
                   "origins": [{"address": "b.example.net", "port": 80}], "originTls": {"verification": "NONE"},
                   "originRequest": {"host": "b.example.net"}, "dynamicAcceleration": {"enabled": true},
                   "clientTls": {"minimumVersion": "TLS1.3"}, "caching": {"storeSetCookie": true}, "serving": {"enabled": false}}]}""".formatted(custom, HTTPS, stale, HTTPS, suffix, HTTPS, whole, HTTPS),
                "X-Operator",
                "alice");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(200, 412, 404, 200);
        var results = answer.json().path("results");
        assertThat(results)
                .extracting(result -> result.path("domain").asText())
                .containsExactly(custom, stale, "none." + suffix, whole);
        assertThat(results.at("/0/revision").asInt()).isEqualTo(2);
        assertThat(results.at("/0/warnings/0/code").asText()).isEqualTo("custom-port-ignored");
        assertThat(results.at("/0/effective/http/port").asInt()).isEqualTo(443);
        assertThat(results.at("/1/problem/type").asText()).endsWith("stale-revision");
        assertThat(results.at("/1/problem/detail").asText()).contains("revision 1");
        assertThat(results.at("/2/problem/type").asText()).endsWith("unknown-domain");
        assertThat(results.at("/3/revision").asInt()).isEqualTo(2);
        assertThat(client.get("/api/v1/domains/" + stale).header("etag")).isEqualTo("\"1\"");
        var last = client.get("/api/v1/domains/" + whole + "/revisions?size=1").json();
        assertThat(last.at("/items/0/changedBy").asText()).isEqualTo("alice");
        assertThat(last.at("/items/0/changes").findValuesAsText("field"))
                .contains(
                        "origins[b.example.net]",
                        "originTls.verification",
                        "originRequest.host",
                        "dynamicAcceleration.enabled",
                        "clientTls.minimumVersion",
                        "caching.storeSetCookie",
                        "serving.enabled",
                        "originProtocolPolicy.enabled");
    }

    @Test
    void shouldChange50DomainsAndPublishEachChange() {
        // Given
        var domains = IntStream.range(0, 50).mapToObj(i -> create("d" + i, 80)).toList();

        // When
        var answer = client.post(BATCHES, batch(domains, HTTPS));

        // Then
        assertThat(statuses(answer)).hasSize(50).containsOnly(200);
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            await().until(() ->
                    domains.stream().allMatch(domain -> topic.of(domain).size() == 2));
        }
    }

    @Test
    void shouldCreateDomainsBesideChangesAndRefuseThoseThatAreThere() {
        // Given
        var there = create("there", 80);
        var changed = create("changed", 80);
        var fresh = "fresh." + suffix;

        // When
        var answer = client.post(BATCHES, """
                {"items": [{"create": {"name": "%s", "origins": [{"address": "203.0.113.9", "port": 8080}], %s}},
                           {"create": {"name": "%s", "origins": [{"address": "203.0.113.9", "port": 80}]}},
                           {"domain": "%s", %s}]}""".formatted(fresh, HTTPS, there, changed, HTTPS));

        // Then
        assertThat(statuses(answer)).containsExactly(201, 409, 200);
        var results = answer.json().path("results");
        assertThat(results.at("/0/domain").asText()).isEqualTo(fresh);
        assertThat(results.at("/0/revision").asInt()).isEqualTo(1);
        assertThat(results.at("/0/effective/https/port").asInt()).isEqualTo(443);
        assertThat(results.at("/0/warnings/0/code").asText()).isEqualTo("custom-port-ignored");
        assertThat(results.at("/1/problem/type").asText()).endsWith("domain-exists");
        assertThat(client.get("/api/v1/domains/" + fresh)
                        .json()
                        .at("/originProtocolPolicy/redirectType")
                        .asText())
                .isEqualTo("HTTPS");
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            await().until(() -> topic.of(fresh).size() == 1);
        }
    }

    @Test
    void shouldCreateOnceWhenABatchIsSentAgain() {
        // Given
        var key = UUID.randomUUID().toString();
        var body =
                "{\"items\": [{\"create\": {\"name\": \"once.%s\", \"origins\": [{\"address\": \"203.0.113.9\", \"port\": 80}]}}]}"
                        .formatted(suffix);

        // When
        var first = client.post(BATCHES, body, "Idempotency-Key", key);
        var retry = client.post(BATCHES, body, "Idempotency-Key", key);

        // Then
        assertThat(statuses(first)).containsExactly(201);
        assertThat(retry.response().body()).isEqualTo(first.response().body());
    }

    @Test
    void shouldRefuseToCreateWhatTheCallerMayNotAdd() {
        // Given
        var viewer = new Keys(client).of("viewer").authorization();
        var body =
                "{\"items\": [{\"create\": {\"name\": \"no.%s\", \"origins\": [{\"address\": \"203.0.113.9\", \"port\": 80}]}}]}"
                        .formatted(suffix);

        // When
        var refused = client.post(BATCHES, body, "Authorization", viewer);

        // Then
        assertThat(refused.status()).isEqualTo(403);
        assertThat(client.get("/api/v1/domains/no." + suffix).status()).isEqualTo(404);
    }

    @Test
    void shouldRefuseTheItemThatGrantsPortsWithoutAnAdministratorAndDoNothingOfIt() {
        // Given
        var domain = create("grant", 80);
        var body =
                "{\"items\": [{\"domain\": \"%s\", \"grantedPorts\": {\"http\": 8080}, %s}]}".formatted(domain, HTTPS);

        // When
        var operator = new Keys(client).of("operator").authorization();
        var refused = client.post(BATCHES, body, "Authorization", operator);
        var untouched = client.get("/api/v1/domains/" + domain).header("etag");
        var granted = client.post(BATCHES, body);

        // Then
        assertThat(refused.status()).isEqualTo(200);
        assertThat(statuses(refused)).containsExactly(403);
        assertThat(untouched).isEqualTo("\"1\"");
        assertThat(statuses(granted)).containsExactly(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                            | items required
            {"items": []}                                                                 | items required
            {"items": [{}]}                                                               | items[0].domain required
            {"items": [{"domain": "a.example.com"}]}                                      | items[0] required
            {"items": [{"domain": "a b", "originRequest": {}}]}                           | items[0].domain malformed
            {"items": [{"domain": "a.example.com", "originRequest": {}, "x": 1}]}         | items[0].x unknown-field
            {"items": [{"domain": "a.example.com", "originRequest": {}, "expectedRevision": 0}]} | items[0].expectedRevision out-of-range
            {"items": [{"domain": "a.example.com", "clientTls": {"cipherSuites": ["RC4"]}}]} | items[0].clientTls.cipherSuites[0] unknown-value
            {"items": [{"domain": "a.example.com", "caching": {"storeSetCookie": 1}}]}    | items[0].caching.storeSetCookie wrong-type
            {"items": [{"domain": "a.example.com", "grantedPorts": {"http": 8080, "https": 8080}}]} | items[0].grantedPorts invalid
            {"items": [{"domain": "a.example.com", "origins": []}]}                       | items[0].origins required
            {"items": [{"domain": "a.example.com", "originRequest": {}}, {"domain": "A.example.com.", "originRequest": {}}]} | items[1].domain invalid
            {"items": [{"create": {"name": "a.example.com"}}]}                            | items[0].create.origins required
            {"items": [{"create": {"name": "a.example.com", "origins": [{"address": "b", "port": 80}], "grantedPorts": {"http": 8080}}}]} | items[0].create.grantedPorts unknown-field
            {"items": [{"create": {"name": "a.example.com", "origins": [{"address": "b", "port": 80}]}, "domain": "a.example.com"}]} | items[0] invalid
            {"items": [{"create": []}]}                                                   | items[0].create wrong-type
            {"items": [{"domain": "a.example.com", "originRequest": {}}, {"create": {"name": "A.example.com.", "origins": [{"address": "b", "port": 80}]}}]} | items[1].create.name invalid
            """)
    void shouldRefuseABatchAsAWholeAndNameTheField(String body, String violation) {
        assertThat(client.post(BATCHES, body).violations()).containsExactly(violation);
    }

    @Test
    void shouldDoNothingOfABatchThatIsNotValid() {
        // Given
        var domain = create("valid", 80);

        // When
        var answer = client.post(BATCHES, """
                {"items": [{"domain": "%s", %s},
                           {"domain": "b.example.com", "originProtocolPolicy": {"enabled": true}}]}""".formatted(domain, HTTPS));
        var conditional = client.post(BATCHES, batch(List.of(domain), HTTPS), "If-Match", "\"1\"");
        var tooMany = client.post(
                BATCHES,
                batch(
                        IntStream.range(0, 51)
                                .mapToObj(i -> "d" + i + ".example.com")
                                .toList(),
                        HTTPS));

        // Then
        assertThat(answer.violations()).containsExactly("items[1].originProtocolPolicy.redirectType required");
        assertThat(conditional.violations()).containsExactly("If-Match invalid");
        assertThat(tooMany.violations()).containsExactly("items out-of-range");
        assertThat(client.get("/api/v1/domains/" + domain).header("etag")).isEqualTo("\"1\"");
        assertThat(client.get(BATCHES).header("allow")).isEqualTo("OPTIONS, POST");
    }

    @Test
    void shouldReplayABatchWithItsRefusals() {
        // Given
        var key = UUID.randomUUID().toString();
        var domain = create("replay", 80);
        var body = batch(List.of(domain, "later." + suffix), HTTPS);

        // When
        var first = client.post(BATCHES, body, "Idempotency-Key", key);
        create("later", 80);
        var retry = client.post(BATCHES, body, "Idempotency-Key", key);
        var other = client.post(BATCHES, batch(List.of(domain), HTTPS), "Idempotency-Key", key);

        // Then
        assertThat(statuses(first)).containsExactly(200, 404);
        assertThat(retry.header("idempotency-replayed")).isEqualTo("true");
        assertThat(retry.response().body()).isEqualTo(first.response().body());
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void shouldCarryOutBatchesOfTheSameDomainsInOppositeOrdersAtOnce() {
        // Given
        var domains = IntStream.range(0, 10).mapToObj(i -> create("o" + i, 80)).toList();
        var reversed = new ArrayList<>(domains);
        Collections.reverse(reversed);

        // When
        var batches = IntStream.range(0, 8)
                .mapToObj(i -> {
                    var part = "\"originRequest\": {\"connectTimeoutMs\": " + (1000 + i) + "}";
                    var body = batch(i % 2 == 0 ? domains : reversed, part);
                    return CompletableFuture.supplyAsync(
                            () -> client.post(BATCHES, body), task -> new Thread(task).start());
                })
                .toList();

        // Then
        assertThat(batches)
                .allSatisfy(
                        batch -> assertThat(statuses(batch.join())).hasSize(10).containsOnly(200));
        assertThat(domains)
                .allSatisfy(domain -> assertThat(
                                client.get("/api/v1/domains/" + domain).header("etag"))
                        .isEqualTo("\"9\""));
    }

    private String create(String label, int port) {
        var name = label + "." + suffix;
        client.create(name, port);
        return name;
    }

    private static String batch(List<String> domains, String part) {
        var items = domains.stream()
                .map(domain -> "{\"domain\": \"" + domain + "\", " + part + "}")
                .toList();
        return "{\"items\": " + items + "}";
    }

    private static List<Integer> statuses(Answer answer) {
        return StreamSupport.stream(answer.json().path("results").spliterator(), false)
                .map(result -> result.path("status").asInt())
                .toList();
    }
}
