package dev.backsource.config.web.problem;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.kafka.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is refused: with which problem, and that it changes nothing. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefusalsIT {
    @TestHTTPResource("/")
    URI base;

    static TopicReader topic;
    static String name;
    static String before;
    static String operator;

    Infrastructure infrastructure;
    Client client;
    Database database;

    @BeforeEach
    void createADomain() {
        client = new Client(base);
        database = new Database(infrastructure.database());
        if (name == null) {
            name = Client.freshName();
            client.create(name, 8080);
            topic = infrastructure.read(Topic.POLICY_CHANGES);
            // The relay deletes a row only after Kafka has acknowledged its record.
            await().until(() -> topic.of(name).size() == 1 && database.outboxSize() == 0);
            operator = new Keys(client).of("operator").authorization();
            before = state();
        }
    }

    @AfterAll
    static void closeTopic() {
        topic.close();
    }

    @AfterEach
    void shouldHaveChangedNothing() {
        assertThat(state()).isEqualTo(before);
        assertThat(client.get("/api/v1/domains/" + name).header("etag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "x", "origins": [{"address": "a", "port": 80}]}                  | name malformed
            {"name": "a_b.example.com", "origins": [{"address": "a", "port": 80}]}    | name malformed
            {"name": "a..example.com", "origins": [{"address": "a", "port": 80}]}     | name malformed
            {"name": 5, "origins": [{"address": "a", "port": 80}]}                    | name wrong-type
            {"name": "\\u0000.example.com", "origins": [{"address": "a", "port": 80}]} | name malformed
            {"origins": [{"address": "a", "port": 80}]}                               | name required
            {"name": "n.example.com"}                                                 | origins required
            {"name": "n.example.com", "origins": null}                                | origins required
            {"name": "n.example.com", "origins": []}                                  | origins required
            {"name": "n.example.com", "origins": {}}                                  | origins wrong-type
            {"name": "n.example.com", "origins": [null]}                              | origins[0] wrong-type
            {"name": "n.example.com", "origins": [{"port": 80}]}                      | origins[0].address required
            {"name": "n.example.com", "origins": [{"address": "a b", "port": 80}]}    | origins[0].address malformed
            {"name": "n.example.com", "origins": [{"address": "a"}]}                  | origins[0].port required
            {"name": "n.example.com", "origins": [{"address": "a", "port": 0}]}       | origins[0].port out-of-range
            {"name": "n.example.com", "origins": [{"address": "a", "port": 65536}]}   | origins[0].port out-of-range
            {"name": "n.example.com", "origins": [{"address": "a", "port": -1}]}      | origins[0].port out-of-range
            {"name": "n.example.com", "origins": [{"address": "a", "port": 9999999999999}]} | origins[0].port out-of-range
            {"name": "n.example.com", "origins": [{"address": "a", "port": "80"}]}    | origins[0].port wrong-type
            {"name": "n.example.com", "origins": [{"address": "a", "port": 80.0}]}    | origins[0].port wrong-type
            {"name": "n.example.com", "origins": [{"address": "a", "port": true}]}    | origins[0].port wrong-type
            {"name": "n.example.com", "origins": [{"address": "a", "port": 80, "weight": 0}]}   | origins[0].weight out-of-range
            {"name": "n.example.com", "origins": [{"address": "a", "port": 80, "weight": 101}]} | origins[0].weight out-of-range
            {"name": "n.example.com", "origins": [{"address": "a", "port": 80, "priority": "primary"}]} | origins[0].priority unknown-value
            {"name": "n.example.com", "origins": [{"address": "a", "port": 80, "prot": 80}]}    | origins[0].prot unknown-field
            {"name": "n.example.com", "origins": [{"address": "a", "port": 80}], "grantedPorts": {}} | grantedPorts unknown-field
            {"name": "n.example.com", "origins": [{"address": "a", "port": 80}], "originTls": {"verification": "HALF"}} | originTls.verification unknown-value
            {"name": "n.example.com", "origins": [{"address": "a", "port": 80}, {"address": "A.", "port": 80}]} | origins invalid
            {"name": "n.example.com", "origins": [{"address": "a", "port": 80}], "originProtocolPolicy": {"enabled": true}} | originProtocolPolicy.redirectType required
            {"name": "n.example.com", "name": "m.example.com", "origins": []}         | ' malformed'
            [1]                                                                       | ' malformed'
            null                                                                      | ' malformed'
            "text"                                                                    | ' malformed'
            {                                                                         | ' malformed'
            {} {}                                                                     | ' malformed'
            """)
    void shouldRefuseTheCreationAndNameTheField(String body, String violation) {
        // When
        var answer = client.post("/api/v1/domains", body);

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.violations()).containsExactly(violation);
    }

    @Test
    void shouldNameTheFieldThatIsMissingOnce() {
        // When
        var answer = client.put("/api/v1/domains/" + name + "/origin-protocol-policy", "{\"enabled\": true}");

        // Then
        assertThat(answer.json().path("detail").asText()).isEqualTo("redirectType: is required");
        assertThat(answer.json().at("/errors/0/detail").asText()).isEqualTo("is required");
    }

    @Test
    void shouldSayThatARepairTakesNoFields() {
        // When
        var answer = client.post("/api/v1/reconciliation/repairs", "{\"domain\": \"a.example\"}");

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("domain: no fields are allowed; send an empty object or no body");
    }

    @Test
    void shouldNameEveryViolationOfABodyTogether() {
        // When
        var answer = client.post("/api/v1/domains", """
                {"name": "-.example.com", "shoe": 46,
                 "origins": [{"address": "", "port": 0, "weight": 200}, {"address": "ok", "port": 80, "a.b": 1}],
                 "originProtocolPolicy": {"enabled": "yes", "redirectType": "follow", "dynamic": {"enabled": true}},
                 "dynamicAcceleration": {"staticRules": {"suffixes": [1, "a b"], "paths": ["x"]}}}""");

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.violations())
                .containsExactlyInAnyOrder(
                        "name malformed",
                        "shoe unknown-field",
                        "origins[0].address malformed",
                        "origins[0].port out-of-range",
                        "origins[0].weight out-of-range",
                        "origins[1].a.b unknown-field",
                        "originProtocolPolicy.enabled wrong-type",
                        "originProtocolPolicy.redirectType unknown-value",
                        "originProtocolPolicy.dynamic.redirectType required",
                        "dynamicAcceleration.enabled required",
                        "dynamicAcceleration.staticRules.suffixes[0] wrong-type",
                        "dynamicAcceleration.staticRules.suffixes invalid",
                        "dynamicAcceleration.staticRules.paths invalid");
        assertThat(answer.json().path("detail").asText()).contains("12 more");
    }

    @Test
    void shouldRefuseMoreThan20Origins() {
        // Given
        var origins = IntStream.range(0, 21)
                .mapToObj("{\"address\": \"203.0.113.%d\", \"port\": 80}"::formatted)
                .toList();

        // When
        var answer = client.put("/api/v1/domains/" + name + "/origins", "{\"origins\": " + origins + "}");

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().path("detail").asText()).contains("21 origins", "the limit per domain is 20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            origin-protocol-policy | {"enabled": true, "redirectType": "HTTP2"} | redirectType unknown-value
            origin-protocol-policy | {"enabled": true}                          | redirectType required
            origin-protocol-policy | {}                                         | enabled required
            origin-protocol-policy | {"enabled": 1}                             | enabled wrong-type
            origin-protocol-policy | {"enabled": false, "dynamic": []}          | dynamic wrong-type
            origin-protocol-policy | {"enabled": false, "dynamic": {"enabled": false, "x": 1}} | dynamic.x unknown-field
            origins                | {"origins": []}                            | origins required
            origin-request         | {"host": "a:b"}                            | host malformed
            origin-request         | {"connectTimeoutMs": 60001}                | connectTimeoutMs out-of-range
            origin-request         | {"timeout": 1}                             | timeout unknown-field
            client-tls             | {"minimumVersion": "SSLv3"}                | minimumVersion unknown-value
            client-tls             | {"cipherSuites": []}                       | cipherSuites required
            caching                | {"storeSetCookie": 1}                      | storeSetCookie wrong-type
            serving                | {}                                         | enabled required
            dynamic-acceleration   | {"enabled": true, "staticRules": {"uris": ["\\ud800"]}} | staticRules.uris[0] malformed
            dynamic-acceleration   | {"enabled": true, "staticRules": {"uris": [null]}}     | staticRules.uris[0] wrong-type
            """)
    void shouldRefuseTheChangeAndNameTheField(String part, String body, String violation) {
        // When
        var answer = client.put("/api/v1/domains/" + name + "/" + part, body);

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.violations()).containsExactly(violation);
    }

    @Test
    void shouldRefuseARuleThatIsLongerThanAnyMayBe() {
        // Given
        var rule = "/" + "\u4e2d".repeat(StaticRules.MAX_RULE_LENGTH);

        // When
        var answer = client.put("/api/v1/domains/" + name + "/dynamic-acceleration", """
                {"enabled": true, "staticRules": {"uris": ["%s"]}}""".formatted(rule));

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().toString()).contains("512 characters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                           | ' required'
            {"urls": ["https://www.example.org/a"]}      | urls[0] invalid
            {"prefixes": ["a"]}                          | prefixes[0] invalid
            {"everything": true, "prefixes": ["/a"]}     | everything invalid
            """)
    void shouldRefuseThePurgeAndNameTheEntry(String body, String violation) {
        // When
        var answer = client.post("/api/v1/domains/" + name + "/purges", body);

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.violations()).containsExactly(violation);
    }

    @Test
    void shouldRefuseToPurgeADomainThatIsNotThere() {
        // When
        var answer = client.post("/api/v1/domains/" + Client.freshName() + "/purges", "{\"everything\": true}");

        // Then
        assertProblem(answer, 404, "unknown-domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071", "%00"})
    void shouldSayThatThereIsNoSuchPurge(String id) {
        // When
        var answer = client.get("/api/v1/domains/" + name + "/purges/" + id + "?wait=1s");

        // Then
        assertProblem(answer, 404, "unknown-purge");
    }

    @Test
    void shouldRefuseADomainThatIsThereAlready() {
        // When
        var answer = client.post("/api/v1/domains", """
                {"name": "%s", "origins": [{"address": "a", "port": 80}]}""".formatted(name));

        // Then
        assertProblem(answer, 409, "domain-exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"1\"", "\"x\"", "\"0\"", "\"2\", \"3\""})
    void shouldRefuseAWriteMeantForAnotherRevisionAndNameTheCurrentOne(String ifMatch) {
        // When
        var answer = client.setPolicy(name, "FOLLOW", "If-Match", ifMatch);

        // Then
        assertProblem(answer, 412, "stale-revision");
        assertThat(answer.json().path("detail").asText()).contains("revision 1");
        assertThat(answer.header("etag")).isEqualTo("\"1\"");
        assertThat(client.delete("/api/v1/domains/" + name, "If-Match", ifMatch).status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "", "\"1\" \"2\"", "*, \"1\"", "\"1\","})
    void shouldRefuseAMalformedIfMatch(String ifMatch) {
        // When
        var answer = client.setPolicy(name, "FOLLOW", "If-Match", ifMatch);

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.violations()).containsExactly("If-Match malformed");
    }

    @Test
    void shouldRefuseIfMatchOnACreation() {
        // When
        var answer = client.post("/api/v1/domains", """
                {"name": "%s", "origins": [{"address": "a", "port": 80}]}""".formatted(Client.freshName()), "If-Match", "*");

        // Then
        assertProblem(answer, 400, "invalid-request");
    }

    @Test
    void shouldRefuseABodyOfMoreThan1MiB() {
        // Given
        var head = "{\"enabled\": true, \"redirectType\": \"FOLLOW\"";
        var tooLarge = head + " ".repeat(1024 * 1024 - head.length()) + "}";

        // When
        var answer = client.put("/api/v1/domains/" + name + "/origin-protocol-policy", tooLarge);
        var chunked = client.send(
                "PUT",
                "/api/v1/domains/" + name + "/origin-protocol-policy",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge.getBytes(StandardCharsets.UTF_8))),
                "Content-Type",
                "application/json");

        // Then
        assertProblem(answer, 413, "body-too-large");
        assertProblem(chunked, 413, "body-too-large");
    }

    @Test
    void shouldReadABodyOfExactly1MiB() {
        // Given
        var json = "{\"enabled\": true, \"redirectType\": \"NONE\"}";

        // When
        var answer = client.put(
                "/api/v1/domains/" + name + "/origin-protocol-policy", json + " ".repeat(1024 * 1024 - json.length()));

        // Then
        assertThat(answer.violations()).containsExactly("redirectType unknown-value");
    }

    @Test
    void shouldRefuseAnEmptyBodyAndABodyThatIsNoUtf8() {
        // When
        var empty = client.put("/api/v1/domains/" + name + "/origins", "");
        var garbage = client.send(
                "PUT",
                "/api/v1/domains/" + name + "/origins",
                BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}),
                "Content-Type",
                "application/json");

        // Then
        assertProblem(empty, 400, "invalid-request");
        assertProblem(garbage, 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void shouldRefuseABodyOfAnotherType(String type) {
        // When
        var answer = client.send(
                "PUT",
                "/api/v1/domains/" + name + "/origin-protocol-policy",
                BodyPublishers.ofString("{\"enabled\": true, \"redirectType\": \"FOLLOW\"}"),
                "Content-Type",
                type);

        // Then
        assertProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void shouldSayThatABodyIsMissingWhereThereIsNone() {
        // When
        var answer = client.send("PUT", "/api/v1/domains/" + name + "/origin-protocol-policy", BodyPublishers.noBody());

        // Then
        assertProblem(answer, 400, "invalid-request");
    }

    @Test
    void shouldRefuseABodyOfNoStatedType() {
        // When
        var answer = client.send(
                "PUT",
                "/api/v1/domains/" + name + "/origin-protocol-policy",
                BodyPublishers.ofString("{\"enabled\": true, \"redirectType\": \"FOLLOW\"}"));

        // Then
        assertProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void shouldRefuseWhatItCantAnswerInAnAcceptedForm() {
        // When
        var answer = client.get("/api/v1/domains", "Accept", "application/xml");

        // Then
        assertProblem(answer, 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v2/domains", "/nothing", "/api/v1/domains/a.example.com/nothing"})
    void shouldSayThatThereIsNoSuchPath(String path) {
        // When
        var answer = client.get(path);

        // Then
        assertProblem(answer, 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/api/v1/domains", "PUT,/api/v1/domains/a.example.com", "POST,/api/v1/alerts"})
    void shouldSayWhichMethodsAreAllowed(String method, String path) {
        // When
        var answer = client.send(method, path, BodyPublishers.ofString("{}"), "Content-Type", "application/json");

        // Then
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("allow")).contains("GET");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/domains?page=-1                 | page out-of-range
            /api/v1/domains?page=1000001            | page out-of-range
            /api/v1/domains?page=one                | page out-of-range
            /api/v1/domains?size=0                  | size out-of-range
            /api/v1/domains?size=201                | size out-of-range
            /api/v1/domains?query=%00               | query malformed
            /api/v1/alerts?status=firing            | status unknown-value
            /api/v1/alerts?size=999                 | size out-of-range
            /api/v1/domains/{name}/rollout?wait=31s | wait out-of-range
            /api/v1/domains/{name}/rollout?wait=5   | wait out-of-range
            /api/v1/domains/{name}/rollout?wait=-1s | wait out-of-range
            /api/v1/domains/{name}/rollout?revision=0 | revision out-of-range
            /api/v1/domains/{name}/rollout?revision=x | revision out-of-range
            /api/v1/domains/a_b.example.com         | name malformed
            /api/v1/domains/single                  | name malformed
            """)
    void shouldRefuseABadParameter(String path, String violation) {
        // When
        var answer = client.get(path.replace("{name}", name));

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.violations()).containsExactly(violation);
    }

    @Test
    void shouldSayThatThereIsNoSuchDomain() {
        // Given
        var unknown = "/api/v1/domains/" + Client.freshName();

        // When
        var answers = List.of(
                client.get(unknown),
                client.delete(unknown),
                client.get(unknown + "/origin-protocol-policy"),
                client.put(unknown + "/origins", "{\"origins\": [{\"address\": \"a\", \"port\": 80}]}"),
                client.get(unknown + "/health"),
                client.get(unknown + "/rollout"),
                client.get(unknown + "/rollout?wait=5s"));

        // Then
        assertThat(answers).allSatisfy(answer -> assertProblem(answer, 404, "unknown-domain"));
    }

    @Test
    void shouldSayThatThereIsNoSuchRevision() {
        // When
        var answer = client.get("/api/v1/domains/" + name + "/rollout?revision=2&wait=5s");

        // Then
        assertProblem(answer, 404, "unknown-revision");
    }

    @Test
    void shouldGrantNothingToAnyoneButAnAdministrator() {
        // Given
        var path = "/api/v1/domains/" + name + "/granted-ports";
        var body = "{\"http\": 8080}";

        // When
        var less = client.put(path, body, "Authorization", operator);
        var basic = client.put(path, body, "Authorization", "Basic abc");
        var wrong = client.put(path, body, "Authorization", "Bearer wrong");

        // Then
        assertProblem(less, 403, "forbidden");
        assertThat(less.json().path("detail").asText()).contains("administrator", name);
        assertProblem(basic, 401, "unauthorized");
        assertThat(basic.header("www-authenticate")).startsWith("Bearer");
        assertProblem(wrong, 401, "unauthorized");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"http": 443}                  | http out-of-range
            {"https": 70000}               | https out-of-range
            {"http": 8080, "https": 8080}  | ' invalid'
            {"ftp": 21}                    | ftp unknown-field
            """)
    void shouldRefuseAGrantOfPortsThatNeedNone(String body, String violation) {
        // When
        var answer = client.put("/api/v1/domains/" + name + "/granted-ports", body);

        // Then
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.violations()).containsExactly(violation);
    }

    private String state() {
        return database.digest() + topic.all();
    }

    private static void assertProblem(Answer answer, int status, String kind) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:backsource:problem:" + kind);
        assertThat(answer.json().path("title").asText()).isNotEmpty();
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
        assertThat(answer.response().body()).doesNotContain("Exception", "dev.backsource.", "io.quarkus");
    }
}
