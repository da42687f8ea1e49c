package dev.backsource.config.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Interface;
import dev.backsource.config.web.problem.Problem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the interface's description says of every operation. An operation that is added has to be added here. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class InterfaceIT {
    /** Whatever is asked, it may be asked wrongly, in vain or of the wrong service. */
    private static final Set<String> COMMON =
            Set.of("400", "401", "403", "405", "406", "414", "421", "429", "431", "500");

    private static final String PROBLEMS = """
            DELETE /access-keys/{key}: 404 409 422 503
            DELETE /accounts/{account}: 404 409 422 503
            DELETE /alerts/acknowledgements: 404 422 503
            DELETE /domains/{name}: 404 409 412 422 423 503
            DELETE /edges/{edge}: 404 409 422 503
            DELETE /freeze: 422 503
            DELETE /receivers/{receiver}: 404 409 422 503
            DELETE /session: 409 503
            DELETE /teams/{team}: 404 409 422 503
            GET /access-keys/{key}: 404
            GET /access-keys:
            GET /accounts/{account}: 404
            GET /accounts:
            GET /alerts:
            GET /audit: 503
            GET /caller:
            GET /change-requests: 503
            GET /domains/{name}/change-requests/{request}: 404 503
            GET /domains/{name}/change-requests: 404 503
            GET /domains/{name}/health: 404 503
            GET /domains/{name}/origin-protocol-policy: 404 503
            GET /domains/{name}/preflight: 404 503
            GET /domains/{name}/progressive-rollouts/{rollout}: 404 503
            GET /domains/{name}/progressive-rollouts: 404 503
            GET /domains/{name}/purges/{id}: 404 503
            GET /domains/{name}/purges: 404 503
            GET /domains/{name}/recommendation: 404 503
            GET /domains/{name}/requests: 404 503
            GET /domains/{name}/revisions/{revision}: 404 503
            GET /domains/{name}/revisions: 404 503
            GET /domains/{name}/rollout: 404 503
            GET /domains/{name}/traffic: 404 503
            GET /domains/{name}: 404 503
            GET /domains: 503
            GET /edges: 503
            GET /events: 410 503
            GET /explain: 404 503
            GET /freeze: 503
            GET /progressive-rollouts: 503
            GET /purges: 503
            GET /receivers/{receiver}: 404 503
            GET /receivers: 503
            GET /reconciliation:
            GET /session: 409
            GET /teams/{team}: 404 503
            GET /teams: 503
            GET /traffic:
            PATCH /access-keys/{key}: 404 408 409 413 415 422 503
            PATCH /accounts/{account}: 404 408 409 413 415 503
            PATCH /domains/{name}/caching: 404 408 409 412 413 415 422 423 503
            PATCH /domains/{name}/change-control: 404 408 409 412 413 415 422 423 503
            PATCH /domains/{name}/client-tls: 404 408 409 412 413 415 422 423 503
            PATCH /domains/{name}/dynamic-acceleration: 404 408 409 412 413 415 422 423 503
            PATCH /domains/{name}/granted-ports: 404 408 409 412 413 415 422 423 503
            PATCH /domains/{name}/origin-protocol-policy: 404 408 409 412 413 415 422 423 503
            PATCH /domains/{name}/origin-request: 404 408 409 412 413 415 422 423 503
            PATCH /domains/{name}/origins: 404 408 409 412 413 415 422 423 503
            PATCH /domains/{name}/serving: 404 408 409 412 413 415 422 423 503
            PATCH /receivers/{receiver}: 404 408 409 413 415 422 503
            PATCH /teams/{team}: 404 408 413 415 422 503
            POST /access-keys: 408 409 413 415 503
            POST /accounts: 408 409 413 415 503
            POST /alerts/acknowledgements: 404 408 413 415 422 503
            POST /batches: 408 409 413 415 422 503
            POST /domains/{name}/change-requests/{request}/approve: 404 408 409 412 413 415 422 423 503
            POST /domains/{name}/change-requests/{request}/decline: 404 408 409 413 415 422 503
            POST /domains/{name}/change-requests/{request}/withdraw: 404 408 409 413 415 422 503
            POST /domains/{name}/change-requests: 404 408 409 412 413 415 422 503
            POST /domains/{name}/progressive-rollouts/{rollout}/abort: 404 408 409 412 413 415 422 503
            POST /domains/{name}/progressive-rollouts/{rollout}/pause: 404 408 409 412 413 415 422 503
            POST /domains/{name}/progressive-rollouts/{rollout}/promote: 404 408 409 412 413 415 422 423 503
            POST /domains/{name}/progressive-rollouts/{rollout}/resume: 404 408 409 412 413 415 422 503
            POST /domains/{name}/progressive-rollouts: 404 408 409 412 413 415 422 423 503
            POST /domains/{name}/purges: 404 408 409 412 413 415 422 503
            POST /domains/{name}/revisions/{revision}/restore: 404 408 409 412 413 415 422 423 503
            POST /domains: 408 409 413 415 422 423 503
            POST /mass-changes/releases: 408 409 413 415 422 503
            POST /receivers/{receiver}/test: 404 408 409 413 415 422 503
            POST /receivers: 408 409 413 415 503
            POST /reconciliation/repairs: 408 413 415 422 503
            POST /restores: 408 409 413 415 422 423 503
            POST /session: 408 413 415 503
            POST /sign-in-links: 408 409 413 415 503
            POST /teams: 408 409 413 415 422 503
            PUT /caller/password: 408 409 413 415 503
            PUT /domains/{name}/caching: 404 408 409 412 413 415 422 423 503
            PUT /domains/{name}/change-control: 404 408 409 412 413 415 422 423 503
            PUT /domains/{name}/client-tls: 404 408 409 412 413 415 422 423 503
            PUT /domains/{name}/dynamic-acceleration: 404 408 409 412 413 415 422 423 503
            PUT /domains/{name}/granted-ports: 404 408 409 412 413 415 422 423 503
            PUT /domains/{name}/origin-protocol-policy: 404 408 409 412 413 415 422 423 503
            PUT /domains/{name}/origin-request: 404 408 409 412 413 415 422 423 503
            PUT /domains/{name}/origins: 404 408 409 412 413 415 422 423 503
            PUT /domains/{name}/serving: 404 408 409 412 413 415 422 423 503
            PUT /domains/{name}/team: 404 408 409 412 413 415 422 423 503
            PUT /freeze: 408 413 415 422 503
            """;

    /** Signing in takes nothing, and these a session: a key has none. */
    private static final List<String> OF_NOBODY_OR_A_SESSION = List.of(
            "POST /session: []",
            "GET /session: [{\"session\":[\"viewer\"]}]",
            "DELETE /session: [{\"session\":[\"viewer\"]}]",
            "PUT /caller/password: [{\"session\":[\"viewer\"]}]");

    private static final String HEADERS = """
            DELETE /access-keys/{key}: Idempotency-Key
            DELETE /accounts/{account}: Idempotency-Key
            DELETE /alerts/acknowledgements: Idempotency-Key
            DELETE /domains/{name}: Idempotency-Key If-Match
            DELETE /edges/{edge}: Idempotency-Key
            DELETE /freeze: Idempotency-Key
            DELETE /receivers/{receiver}: Idempotency-Key
            DELETE /session:
            DELETE /teams/{team}: Idempotency-Key
            PATCH /access-keys/{key}: Idempotency-Key
            PATCH /accounts/{account}:
            PATCH /domains/{name}/caching: Idempotency-Key If-Match
            PATCH /domains/{name}/change-control: Idempotency-Key If-Match
            PATCH /domains/{name}/client-tls: Idempotency-Key If-Match
            PATCH /domains/{name}/dynamic-acceleration: Idempotency-Key If-Match
            PATCH /domains/{name}/granted-ports: Idempotency-Key If-Match
            PATCH /domains/{name}/origin-protocol-policy: Idempotency-Key If-Match
            PATCH /domains/{name}/origin-request: Idempotency-Key If-Match
            PATCH /domains/{name}/origins: Idempotency-Key If-Match
            PATCH /domains/{name}/serving: Idempotency-Key If-Match
            PATCH /receivers/{receiver}: Idempotency-Key
            PATCH /teams/{team}: Idempotency-Key
            POST /access-keys:
            POST /accounts:
            POST /alerts/acknowledgements: Idempotency-Key
            POST /batches: Idempotency-Key
            POST /domains/{name}/change-requests/{request}/approve: Idempotency-Key If-Match
            POST /domains/{name}/change-requests/{request}/decline: Idempotency-Key
            POST /domains/{name}/change-requests/{request}/withdraw: Idempotency-Key
            POST /domains/{name}/change-requests: Idempotency-Key If-Match
            POST /domains/{name}/progressive-rollouts/{rollout}/abort: Idempotency-Key If-Match
            POST /domains/{name}/progressive-rollouts/{rollout}/pause: Idempotency-Key If-Match
            POST /domains/{name}/progressive-rollouts/{rollout}/promote: Idempotency-Key If-Match
            POST /domains/{name}/progressive-rollouts/{rollout}/resume: Idempotency-Key If-Match
            POST /domains/{name}/progressive-rollouts: Idempotency-Key If-Match
            POST /domains/{name}/purges: Idempotency-Key If-Match
            POST /domains/{name}/revisions/{revision}/restore: Idempotency-Key If-Match
            POST /domains: Idempotency-Key
            POST /mass-changes/releases: Idempotency-Key
            POST /receivers/{receiver}/test: Idempotency-Key
            POST /receivers:
            POST /reconciliation/repairs: Idempotency-Key
            POST /restores: Idempotency-Key
            POST /session:
            POST /sign-in-links:
            POST /teams: Idempotency-Key
            PUT /caller/password:
            PUT /domains/{name}/caching: Idempotency-Key If-Match
            PUT /domains/{name}/change-control: Idempotency-Key If-Match
            PUT /domains/{name}/client-tls: Idempotency-Key If-Match
            PUT /domains/{name}/dynamic-acceleration: Idempotency-Key If-Match
            PUT /domains/{name}/granted-ports: Idempotency-Key If-Match
            PUT /domains/{name}/origin-protocol-policy: Idempotency-Key If-Match
            PUT /domains/{name}/origin-request: Idempotency-Key If-Match
            PUT /domains/{name}/origins: Idempotency-Key If-Match
            PUT /domains/{name}/serving: Idempotency-Key If-Match
            PUT /domains/{name}/team: Idempotency-Key If-Match
            PUT /freeze: Idempotency-Key
            """;

    @TestHTTPResource("/")
    URI base;

    JsonNode description;

    @BeforeEach
    void readTheInterface() {
        description =
                new Client(base).get("/q/openapi", "Accept", "application/json").json();
    }

    @Test
    void shouldDescribeTheProblemsOfEveryOperation() {
        assertThat(eachOperation(InterfaceIT::problems)).isEqualTo(PROBLEMS);
    }

    @Test
    void shouldDescribeTheHeadersOfEveryWrite() {
        assertThat(eachOperation(InterfaceIT::headers)
                        .lines()
                        .filter(line -> !line.startsWith("GET"))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()))
                .isEqualTo(HEADERS);
    }

    @Test
    void shouldDescribeEveryProblemAsOne() {
        // When
        var problems = eachOperation(operation -> operation.path("responses").properties().stream()
                .filter(response ->
                        response.getKey().startsWith("4") || response.getKey().startsWith("5"))
                .filter(response -> resolved(response.getValue())
                                .path("description")
                                .asText()
                                .isEmpty()
                        || !resolved(response.getValue())
                                .at("/content/application~1problem+json/schema/$ref")
                                .asText()
                                .equals("#/components/schemas/Problem"))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" ")));

        // Then
        assertThat(problems.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(":"));
        assertThat(description.at("/components/schemas/Problem/properties").properties().stream()
                        .map(Map.Entry::getKey))
                .contains("type", "title", "status", "detail", "errors");
    }

    @Test
    void shouldDescribeOfEveryOperationWhatMayComeOfAnyRequest() {
        assertThat(eachOperation(operation -> COMMON.stream()
                                        .allMatch(status ->
                                                operation.path("responses").has(status))
                                ? "all"
                                : "not all")
                        .lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(": all"));
    }

    /** They are long, and the same for all. */
    @Test
    void shouldDescribeLimitsOnceAndReferToThem() {
        assertThat(eachOperation(InterfaceIT::limits).lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(": all"));
        assertThat(description.at("/components/headers").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("ETag", "RateLimit", "RateLimit-Policy");
    }

    private static String limits(JsonNode operation) {
        return operation.path("responses").properties().stream()
                        .filter(response -> response.getKey().startsWith("2")
                                || response.getKey().equals("429"))
                        .allMatch(response -> response.getValue()
                                        .path("$ref")
                                        .asText()
                                        .equals("#/components/responses/TooManyRequests")
                                || (refersTo(response.getValue(), "RateLimit")
                                        && refersTo(response.getValue(), "RateLimit-Policy")))
                ? "all"
                : "not all";
    }

    private static boolean refersTo(JsonNode response, String header) {
        return response.path("headers").path(header).path("$ref").asText().equals("#/components/headers/" + header);
    }

    @Test
    void shouldNameGroupAndSecureEveryOperation() {
        // When
        var names = eachOperation(operation -> operation.path("operationId").asText());
        var tags = eachOperation(operation -> operation.path("tags").path(0).asText());
        var security = eachOperation(operation -> operation.path("security").toString());

        // Then
        assertThat(names.lines().map(line -> line.substring(line.indexOf(": ") + 2)))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+[A-Za-z]+"));
        var known = StreamSupport.stream(description.path("tags").spliterator(), false)
                .map(tag -> tag.path("name").asText())
                .toList();
        assertThat(tags.lines().map(line -> line.substring(line.indexOf(": ") + 2)))
                .isSubsetOf(known);
        assertThat(security.lines())
                .filteredOn(line -> !OF_NOBODY_OR_A_SESSION.contains(line))
                .allMatch(
                        line -> line.matches(
                                ".*: \\[\\{\"accessKey\":\\[\"(viewer|operator|administrator)\"]},\\{\"session\":\\[\"\\1\"]}]"));
        assertThat(security.lines()).containsAll(OF_NOBODY_OR_A_SESSION);
        assertThat(security.lines().filter(line -> line.endsWith("[\"administrator\"]}]")))
                .extracting(line -> line.substring(0, line.indexOf(": ")))
                .containsExactly(
                        "DELETE /access-keys/{key}",
                        "DELETE /accounts/{account}",
                        "DELETE /edges/{edge}",
                        "DELETE /freeze",
                        "DELETE /receivers/{receiver}",
                        "DELETE /teams/{team}",
                        "PATCH /access-keys/{key}",
                        "PATCH /accounts/{account}",
                        "PATCH /domains/{name}/granted-ports",
                        "PATCH /receivers/{receiver}",
                        "PATCH /teams/{team}",
                        "POST /access-keys",
                        "POST /accounts",
                        "POST /mass-changes/releases",
                        "POST /receivers/{receiver}/test",
                        "POST /receivers",
                        "POST /reconciliation/repairs",
                        "POST /teams",
                        "PUT /domains/{name}/granted-ports",
                        "PUT /domains/{name}/team",
                        "PUT /freeze");
        assertThat(description
                        .at("/components/securitySchemes/accessKey/scheme")
                        .asText())
                .isEqualTo("bearer");
        assertThat(description.at("/components/securitySchemes/session").properties())
                .extracting(field -> field.getKey() + "=" + field.getValue().asText())
                .contains("type=apiKey", "in=cookie", "name=backsource-session");
        assertThat(description.at("/servers/0/url").asText()).isNotEmpty();
    }

    @Test
    void shouldBoundDescribeAndTypeEveryParameter() {
        assertThat(eachOperation(operation -> StreamSupport.stream(
                                        operation.path("parameters").spliterator(), false)
                                .filter(parameter -> !isWhole(parameter))
                                .map(JsonNode::toString)
                                .collect(Collectors.joining(" ")))
                        .lines())
                .allSatisfy(line -> assertThat(line).endsWith(":"));
    }

    private static boolean isWhole(JsonNode parameter) {
        var schema = parameter.path("schema");
        var bounded = schema.has("$ref")
                || schema.has("enum")
                || schema.has("pattern")
                || schema.has("maxLength")
                || schema.has("minLength")
                || schema.has("format")
                || schema.has("maximum")
                || schema.has("default")
                || schema.path("type").asText().equals("boolean")
                || parameter.path("in").asText().equals("header");
        return bounded && !parameter.path("description").asText().isEmpty();
    }

    /** Each field of an answer is required or may be missing on purpose, and no value is an object that is sent as a string. */
    @Test
    void shouldDescribeValuesAsTheyAreSent() {
        var schemas = description.at("/components/schemas");

        assertThat(List.of("DomainName", "OriginAddress", "ServerName"))
                .allSatisfy(name ->
                        assertThat(schemas.path(name).path("type").asText()).isEqualTo("string"));
        assertThat(schemas.at("/DomainAnswer/required").toString())
                .contains("name", "revision", "origins", "effective", "warnings")
                .doesNotContain("changedBy");
        assertThat(schemas.at("/PageDomainAnswer/required").toString()).contains("items", "size");
    }

    @Test
    void shouldTakeNoAnswerThatIsNotAsDescribed() {
        var checked = Interface.of(base);
        var problem = "{\"type\": \"urn:x\", \"title\": \"x\", \"status\": 404, \"detail\": \"x\"}";
        UnaryOperator<String> json = name -> name.equals("Content-Type") ? "application/json" : null;
        UnaryOperator<String> problemJson = name -> name.equals("Content-Type") ? Problem.MEDIA_TYPE : null;

        assertThatCode(() -> checked.check("GET", "/api/v1/domains/a.example", 404, problemJson, problem))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> checked.check("GET", "/api/v1/edges", 200, json, "{}"))
                .hasMessageContaining("items");
        assertThatThrownBy(() -> checked.check("GET", "/api/v1/edges", 200, json, "{\"items\": [], \"more\": 1}"))
                .hasMessageContaining("more");
        assertThatThrownBy(() -> checked.check("GET", "/api/v1/edges", 404, problemJson, problem))
                .hasMessageContaining("status");
        assertThatThrownBy(() -> checked.check("GET", "/api/v1/domains/a.example", 404, json, problem))
                .hasMessageContaining("media type");
    }

    /** Whoever reads the description in the repository reads what the service says. */
    @Test
    void shouldBeWrittenDownAsItIsServed() throws IOException {
        var writtenDown =
                new YAMLMapper().readTree(Path.of("..", "docs", "openapi.yaml").toFile());

        assertThat(writtenDown)
                .as("the interface has changed: cp config-service/target/openapi/openapi.yaml docs/openapi.yaml")
                .isEqualTo(new YAMLMapper()
                        .readTree(new Client(base).get("/q/openapi").response().body()));
    }

    @Test
    void shouldBeShownByABrowserAndNotStored() {
        // When
        var answer = new Client(base).get("/q/openapi", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        // Then
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline");
        assertThat(answer.response().body()).contains("openapi: 3.1.0");
    }

    private String eachOperation(Function<JsonNode, String> says) {
        var operations = new TreeMap<String, String>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " "
                                        + path.getKey().replace("/api/v1", "") + ":",
                                says.apply(operation.getValue()))));
        return operations.entrySet().stream()
                .map(operation -> (operation.getKey() + " " + operation.getValue()).strip() + "\n")
                .collect(Collectors.joining());
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String problems(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> (status.startsWith("4") || status.startsWith("5")) && !COMMON.contains(status))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String headers(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("header"))
                .map(parameter -> parameter.path("name").asText())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
