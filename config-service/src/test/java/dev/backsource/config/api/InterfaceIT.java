package dev.backsource.config.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the interface's description says of every operation. An operation that is added has to be added here. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class InterfaceIT {
    private static final String PROBLEMS = """
            DELETE /domains/{name}: 400 404 412 422 503
            DELETE /edges/{edge}: 400 404 409 422 503
            GET /alerts: 400
            GET /domains/{name}/health: 400 404 503
            GET /domains/{name}/origin-protocol-policy: 400 404 503
            GET /domains/{name}/purges/{id}: 400 404 503
            GET /domains/{name}/purges: 400 404 503
            GET /domains/{name}/revisions/{revision}: 400 404 503
            GET /domains/{name}/revisions: 400 404 503
            GET /domains/{name}/rollout: 400 404 503
            GET /domains/{name}: 400 404 503
            GET /domains: 400 503
            GET /edges:
            GET /events: 400 410 503
            POST /batches: 400 401 403 413 415 422 503
            POST /domains/{name}/purges: 400 404 412 413 415 422 503
            POST /domains/{name}/revisions/{revision}/restore: 400 401 403 404 409 412 413 415 422 503
            POST /domains: 400 409 413 415 422 503
            PUT /domains/{name}/dynamic-acceleration: 400 404 412 413 415 422 503
            PUT /domains/{name}/granted-ports: 400 401 403 404 412 413 415 422 503
            PUT /domains/{name}/origin-protocol-policy: 400 404 412 413 415 422 503
            PUT /domains/{name}/origin-request: 400 404 412 413 415 422 503
            PUT /domains/{name}/origins: 400 404 412 413 415 422 503
            """;

    private static final String HEADERS = """
            DELETE /domains/{name}: Idempotency-Key If-Match
            DELETE /edges/{edge}: Idempotency-Key
            POST /batches: Idempotency-Key
            POST /domains/{name}/purges: Idempotency-Key If-Match
            POST /domains/{name}/revisions/{revision}/restore: Idempotency-Key If-Match
            POST /domains: Idempotency-Key
            PUT /domains/{name}/dynamic-acceleration: Idempotency-Key If-Match
            PUT /domains/{name}/granted-ports: Idempotency-Key If-Match
            PUT /domains/{name}/origin-protocol-policy: Idempotency-Key If-Match
            PUT /domains/{name}/origin-request: Idempotency-Key If-Match
            PUT /domains/{name}/origins: Idempotency-Key If-Match
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
                .filter(response ->
                        response.getValue().path("description").asText().isEmpty()
                                || !response.getValue()
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

    private static String problems(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> status.startsWith("4") || status.startsWith("5"))
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
