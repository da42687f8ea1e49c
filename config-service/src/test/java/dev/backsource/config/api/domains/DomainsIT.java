package dev.backsource.config.api.domains;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.testing.access.TestAdministrator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DomainsIT {
    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    String name;

    @BeforeEach
    void connect() {
        client = new Client(base);
        name = Client.freshName();
    }

    @Test
    void shouldCreateADomainAndAnswerWithItsLocationRevisionAndEffectiveTargets() {
        // When
        var answer = client.post("/api/v1/domains", """
            {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80, "priority": "PRIMARY", "weight": 10}]}
            """.formatted(name));

        // Then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("location")).endsWith("/api/v1/domains/" + name);
        assertThat(answer.header("etag")).isEqualTo("\"1\"");
        assertThat(answer.response().body()).isEqualTo("""
            {"domain":"%s","revision":1,\
            "effective":{"http":{"scheme":"http","port":80},"https":{"scheme":"http","port":80}},\
            "origins":[{"address":"203.0.113.10","port":80,"priority":"PRIMARY","weight":10,\
            "effective":{"http":{"scheme":"http","port":80},"https":{"scheme":"http","port":80}}}],\
            "warnings":[]}
            """.formatted(name));
    }

    @Test
    void shouldWarnOfAnAddressThatEdgesDoNotConnectTo() {
        // When
        var created = client.post("/api/v1/domains", """
            {"name": "%s", "origins": [{"address": "169.254.169.254", "port": 80}, {"address": "localhost", "port": 80}]}
            """.formatted(name));

        // Then
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("warnings")).hasSize(1);
        assertThat(created.json().at("/warnings/0/code").asText()).isEqualTo("origin-address-prohibited");
        assertThat(created.json().at("/warnings/0/detail").asText())
                .startsWith("origin 169.254.169.254 is not a public address");

        // When
        var read = client.get("/api/v1/domains/" + name);
        var revision = client.get("/api/v1/domains/" + name + "/revisions/1");
        var listed = client.get("/api/v1/domains?query=" + name);

        // Then
        var warnings = created.json().path("warnings");
        assertThat(read.json().path("warnings")).isEqualTo(warnings);
        assertThat(revision.json().at("/state/warnings")).isEqualTo(warnings);
        assertThat(listed.json().at("/items/0/warnings")).isEqualTo(warnings);
    }

    @Test
    void shouldRefuseAPortThatNoOriginMayHave() {
        // Given
        client.create(name, 80);

        // When
        var created = client.post("/api/v1/domains", """
            {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 25}]}
            """.formatted("x" + name));
        var changed = client.put("/api/v1/domains/" + name + "/origins", """
            {"origins": [{"address": "203.0.113.10", "port": 22}]}\
            """);

        // Then
        assertThat(created.status()).isBetween(400, 422);
        assertThat(created.response().body()).contains("port 25 is not allowed for origins");
        assertThat(changed.status()).isBetween(400, 422);
        assertThat(changed.response().body()).contains("port 22 is not allowed for origins");
    }

    @Test
    void shouldTakePolicyTlsAndDynamicAccelerationWithANewDomain() {
        // When
        var created = client.post("/api/v1/domains", """
            {"name": "%s",
             "origins": [{"address": "origin.example.net", "port": 8080, "priority": "SECONDARY", "weight": 1},
                         {"address": "2001:DB8:0::1", "port": 443}],
             "originTls": {"verification": "NONE"},
             "originProtocolPolicy": {"enabled": true, "redirectType": "FOLLOW",
                                      "dynamic": {"enabled": true, "redirectType": "HTTPS"}},
             "dynamicAcceleration": {"enabled": true,
                                     "staticRules": {"suffixes": [".JPG"], "uris": ["/"], "paths": ["/s/*"]}}}
            """.formatted(name));
        var read = client.get("/api/v1/domains/" + name);

        // Then
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("warnings")).hasSize(3);
        assertThat(created.json().at("/warnings/0/code").asText()).isEqualTo("origin-unverified");
        assertThat(created.json().at("/warnings/1/detail").asText())
                .isEqualTo("port 8080 of origin origin.example.net is ignored for static content while the policy is"
                        + " enabled; edges use HTTP 80 and HTTPS 443");
        assertThat(read.header("etag")).isEqualTo("\"1\"");
        var json = read.json();
        assertThat(json.at("/origins/1/address").asText()).isEqualTo("2001:db8::1");
        assertThat(json.at("/origins/1/weight").asInt()).isEqualTo(10);
        assertThat(json.at("/origins/0/effective/https/port").asInt()).isEqualTo(443);
        assertThat(json.at("/origins/0/effectiveDynamic/http/scheme").asText()).isEqualTo("https");
        assertThat(json.at("/originTls/verification").asText()).isEqualTo("NONE");
        assertThat(json.at("/dynamicAcceleration/staticRules/suffixes/0").asText())
                .isEqualTo("jpg");
    }

    @Test
    void shouldWarnWhenThePolicyIsEnabledOnADomainWhoseOriginHasACustomPort() {
        // Given
        client.create(name, 8080);

        // When
        var answer = client.setPolicy(name, "FOLLOW");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("etag")).isEqualTo("\"2\"");
        assertThat(answer.json().at("/effective/https").toString()).isEqualTo("{\"scheme\":\"https\",\"port\":443}");
        assertThat(answer.json().at("/warnings/0/code").asText()).isEqualTo("custom-port-ignored");
        assertThat(answer.json().at("/warnings/0/detail").asText()).contains("port 8080 of origin 203.0.113.10");
    }

    @Test
    void shouldWarnWhenSomeOriginsAreAskedWithTlsAndOthersWithout() {
        // Given
        client.create(name, 80);

        // When
        var answer = client.put("/api/v1/domains/" + name + "/origins", """
            {"origins": [{"address": "203.0.113.10", "port": 443},
                         {"address": "203.0.113.11", "port": 80, "priority": "SECONDARY"}]}\
            """);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/warnings/0/code").asText()).isEqualTo("mixed-schemes");
    }

    @Test
    void shouldWriteNothingWhenAPartIsSetToWhatItIs() {
        // Given
        client.create(name, 80);
        client.setPolicy(name, "HTTPS");

        // When
        var answer = client.setPolicy(name, "HTTPS");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.revision()).isEqualTo(2);
    }

    @Test
    void shouldSetHowOriginsAreAskedAndLeaveTheRestAlone() {
        // Given
        client.create(name, 8080);
        var path = "/api/v1/domains/" + name;

        // When
        var requested = client.put(path + "/origin-request", """
                {"host": "Origin.example.net", "firstByteTimeoutMs": 5000}\
                """, "If-Match", "\"1\"");
        var secured = client.put(path + "/origins", """
            {"origins": [{"address": "203.0.113.10", "port": 8080}],
             "originTls": {"serverName": "origin.example.net", "minimumVersion": "TLS1.3"}}\
            """);
        var again = client.put(path + "/origins", "{\"origins\": [{\"address\": \"203.0.113.10\", \"port\": 8081}]}");
        var read = client.get(path).json();

        // Then
        assertThat(List.of(requested.revision(), secured.revision(), again.revision()))
                .containsExactly(2L, 3L, 4L);
        assertThat(requested.header("etag")).isEqualTo("\"2\"");
        assertThat(read.path("originRequest").toString())
                .isEqualTo("{\"host\":\"origin.example.net\",\"firstByteTimeoutMs\":5000}");
        assertThat(read.path("originTls").toString())
                .isEqualTo(
                        "{\"verification\":\"FULL\",\"serverName\":\"origin.example.net\",\"minimumVersion\":\"TLS1.3\"}");
    }

    @Test
    void shouldKeepTheTlsSettingsWhenOriginsAreSetWithoutThem() {
        // Given
        client.post("/api/v1/domains", """
            {"name": "%s", "origins": [{"address": "a.example.net", "port": 80}],
             "originTls": {"verification": "NONE"}}\
            """.formatted(name));

        // When
        var answer = client.put("/api/v1/domains/" + name + "/origins", """
            {"origins": [{"address": "b.example.net", "port": 443}]}\
            """);

        // Then
        assertThat(answer.revision()).isEqualTo(2);
        var read = client.get("/api/v1/domains/" + name).json();
        assertThat(read.at("/originTls/verification").asText()).isEqualTo("NONE");
        assertThat(read.at("/origins/0/address").asText()).isEqualTo("b.example.net");
    }

    @Test
    void shouldReadThePolicyWithItsRevision() {
        // Given
        client.create(name, 80);
        client.setPolicy(name, "FOLLOW");

        // When
        var answer = client.get("/api/v1/domains/" + name + "/origin-protocol-policy");

        // Then
        assertThat(answer.header("etag")).isEqualTo("\"2\"");
        assertThat(answer.response().body())
                .isEqualTo("{\"enabled\":true,\"redirectType\":\"FOLLOW\","
                        + "\"dynamic\":{\"enabled\":false,\"redirectType\":\"FOLLOW\"}}\n");
    }

    @Test
    void shouldSetDynamicAcceleration() {
        // Given
        client.create(name, 80);

        // When
        var answer = client.put("/api/v1/domains/" + name + "/dynamic-acceleration", """
            {"enabled": true, "staticRules": {"suffixes": ["css", "js"]}}\
            """);

        // Then
        assertThat(answer.revision()).isEqualTo(2);
        assertThat(client.get("/api/v1/domains/" + name)
                        .json()
                        .at("/origins/0/effectiveDynamic/http/port")
                        .asInt())
                .isEqualTo(80);
    }

    @Test
    void shouldFindADomainByAnySpellingOfItsName() {
        // Given
        var label = name.substring(0, 20);
        client.post("/api/v1/domains", """
            {"name": "*.B\u00fccher.%s.Example.", "origins": [{"address": "a.example.net", "port": 80}]}\
            """.formatted(label));

        // When
        var byULabel = client.get("/api/v1/domains/*.b%C3%BCCHER." + label + ".example");
        var byALabel = client.get("/api/v1/domains/%2A.xn--bcher-kva." + label + ".example");

        // Then
        assertThat(byULabel.json().path("name").asText()).isEqualTo("*.xn--bcher-kva." + label + ".example");
        assertThat(byALabel.status()).isEqualTo(200);
    }

    @Test
    void shouldNeverGoBackToAnEarlierRevisionAcrossRemovalAndReAdding() {
        // Given
        client.create(name, 80);
        client.setPolicy(name, "HTTP");

        // When
        var removed = client.delete("/api/v1/domains/" + name, "If-Match", "\"2\"");
        var readAfterRemoval = client.get("/api/v1/domains/" + name);
        var removedAgain = client.delete("/api/v1/domains/" + name);
        var addedAgain = client.create(name, 80);

        // Then
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.response().body())
                .isEqualTo("{\"domain\":\"%s\",\"revision\":3,\"warnings\":[]}\n".formatted(name));
        assertThat(readAfterRemoval.status()).isEqualTo(404);
        assertThat(removedAgain.status()).isEqualTo(404);
        assertThat(addedAgain).isEqualTo(4);
        assertThat(client.get("/api/v1/domains/" + name)
                        .json()
                        .at("/originProtocolPolicy/enabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void shouldListDomainsByNameInPages() {
        // Given
        var suffix = name;
        for (var label : List.of("c", "a", "b")) {
            client.create(label + "." + suffix, 80);
        }
        client.create("d." + suffix, 80);
        client.delete("/api/v1/domains/d." + suffix);

        // When
        var first = client.get("/api/v1/domains?size=2&query=" + suffix.toUpperCase(Locale.ROOT));
        var second = client.get("/api/v1/domains?size=2&page=1&query=" + suffix);
        var beyond = client.get("/api/v1/domains?size=200&page=1000000&query=" + suffix);
        var noWildcard = client.get("/api/v1/domains?query=%25." + suffix);

        // Then
        assertThat(first.json().path("total").asInt()).isEqualTo(3);
        assertThat(first.json().path("size").asInt()).isEqualTo(2);
        assertThat(first.json().findValuesAsText("name")).containsExactly("a." + suffix, "b." + suffix);
        assertThat(second.json().path("page").asInt()).isEqualTo(1);
        assertThat(second.json().findValuesAsText("name")).containsExactly("c." + suffix);
        assertThat(beyond.json().path("items")).isEmpty();
        assertThat(noWildcard.json().path("total").asInt()).isZero();
    }

    /** States that are as long as they may be; two hundred would be read, and answered, at once. */
    @Test
    void shouldEndAPageBeforeItHasTooMuch() {
        // Given
        var names = IntStream.range(0, 7).mapToObj(i -> i + "." + name).toList();
        names.forEach(each -> client.create(each, 80));
        var database = new Database(infrastructure.database());
        names.forEach(each -> database.value(
                "update domain set state = state || repeat(' ', 400000) where name = '" + each + "' returning name"));

        // When
        var first = client.get("/api/v1/domains?size=6&query=" + name).json();
        var second = client.get(first.path("next").asText()).json();
        var numbered = client.get("/api/v1/domains?size=6&page=0&query=" + name);
        var smaller = client.get("/api/v1/domains?size=5&page=1&query=" + name).json();

        // Then
        assertThat(first.findValuesAsText("name")).isEqualTo(names.subList(0, 5));
        assertThat(first.path("total").asInt()).isEqualTo(7);
        assertThat(second.findValuesAsText("name")).isEqualTo(names.subList(5, 7));
        assertThat(second.has("next")).isFalse();
        assertThat(numbered.violations()).containsExactly("size out-of-range");
        assertThat(smaller.findValuesAsText("name")).isEqualTo(names.subList(5, 7));
        names.forEach(each -> client.delete("/api/v1/domains/" + each));
    }

    @Test
    void shouldLetOneOfManyConcurrentCreationsWin() {
        // When
        var statuses = concurrently(
                8, i -> client.post("/api/v1/domains", """
                    {"name": "%s", "origins": [{"address": "203.0.113.%d", "port": 80}]}\
                    """.formatted(name, i)).status());

        // Then
        assertThat(statuses).containsOnlyOnce(201).contains(409).doesNotContain(500);
        assertThat(client.get("/api/v1/domains/" + name).json().path("revision").asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldLetOneOfManyConcurrentWritesOfTheSameRevisionWin() {
        // Given
        client.create(name, 80);

        // When
        var statuses = concurrently(
                8,
                i -> client.put("/api/v1/domains/" + name + "/origins", """
                    {"origins": [{"address": "198.51.100.%d", "port": 80}]}\
                    """.formatted(i), "If-Match", "\"1\"")
                        .status());

        // Then
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(7);
        assertThat(client.get("/api/v1/domains/" + name).json().path("revision").asInt())
                .isEqualTo(2);
    }

    @Test
    void shouldTakeWritesThatExpectTheCurrentRevisionOrAny() {
        // Given
        client.create(name, 80);

        // When
        var star = client.setPolicy(name, "HTTP", "If-Match", "*");
        var listed = client.setPolicy(name, "HTTPS", "If-Match", "\"1\", \"2\"");

        // Then
        assertThat(star.revision()).isEqualTo(2);
        assertThat(listed.revision()).isEqualTo(3);
    }

    @Test
    void shouldGrantPortsToADomainWhenAnAdministratorAsks() {
        // Given
        client.create(name, 80);
        client.setPolicy(name, "FOLLOW");

        // When
        var granted = client.put(
                "/api/v1/domains/" + name + "/granted-ports", """
                {"http": 8080, "https": 8443}\
                """, "Authorization", TestAdministrator.AUTHORIZATION);

        // Then
        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.json().at("/effective/https/port").asInt()).isEqualTo(8443);
    }

    @Test
    void shouldBeReadyDescribeItselfAndCountWhatItPublishes() {
        // When
        client.create(name, 80);

        // Then
        await().untilAsserted(() -> assertThat(
                        client.get("/q/health/ready").json().path("status").asText())
                .isEqualTo("UP"));
        assertThat(client.get("/q/health/live").status()).isEqualTo(200);
        assertThat(client.get("/q/health/well").response().body()).contains("\"relay\"", "\"outboxSize\"");
        assertThat(client.get("/q/openapi?format=json").json().path("paths").has("/api/v1/domains/{name}/rollout"))
                .isTrue();
        await().untilAsserted(
                        () -> assertThat(client.get("/q/metrics").response().body())
                                .contains("backsource_outbox_size", "backsource_outbox_oldest_age_seconds")
                                .containsPattern("backsource_outbox_published_total [1-9]"));
    }

    private static List<Integer> concurrently(int count, IntFunction<Integer> request) {
        var requests = IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), task -> new Thread(task).start()))
                .toList();
        return requests.stream().map(CompletableFuture::join).toList();
    }
}
