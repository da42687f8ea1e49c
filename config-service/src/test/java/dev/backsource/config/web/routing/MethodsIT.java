package dev.backsource.config.web.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path takes the methods that the interface describes, and says so of every other. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MethodsIT {
    private static final List<String> METHODS = List.of("DELETE", "GET", "PATCH", "POST", "PUT");

    @TestHTTPResource("/")
    URI base;

    Client client;
    Map<String, List<String>> described;

    @BeforeEach
    void readTheInterface() {
        client = new Client(base);
        var paths =
                client.get("/q/openapi", "Accept", "application/json").json().path("paths");
        described = paths.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, path -> methods(path.getValue())));
    }

    @Test
    void shouldAnswer405WithWhatIsAllowedToEveryOtherMethod() {
        // When
        var answers = new ArrayList<String>();
        described.forEach((path, methods) -> METHODS.stream()
                .filter(method -> !methods.contains(method))
                .forEach(method -> answers.add(answer(method, path))));

        // Then
        assertThat(described).hasSizeGreaterThan(15);
        assertThat(answers)
                .hasSizeGreaterThan(50)
                .allSatisfy(answer -> assertThat(answer).endsWith("method-not-allowed as described"));
    }

    @Test
    void shouldAnswerOptionsOnEveryPath() {
        assertThat(described.keySet()).allSatisfy(path -> {
            var answer = client.send("OPTIONS", example(path), BodyPublishers.noBody());
            assertThat(answer.status()).isBetween(200, 204);
            assertThat(answer.header("allow")).isEqualTo(allow(path));
        });
    }

    @Test
    void shouldSayInTheProblemWhatToDo() {
        // When
        var answer = client.get("/api/v1/domains/www.example.com/revisions/3/restore");

        // Then
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.json().path("detail").asText()).contains("GET", "OPTIONS, POST", "/q/openapi");
    }

    private String answer(String method, String path) {
        var answer =
                client.send(method, example(path), BodyPublishers.ofString("{}"), "Content-Type", "application/json");
        var problem = answer.json();
        var complete = answer.status() == 405
                && answer.header("allow").equals(allow(path))
                && problem.path("type").asText().equals("urn:backsource:problem:method-not-allowed");
        return method + " " + path + ": "
                + (complete
                        ? "method-not-allowed as described"
                        : answer.status() + " " + answer.header("allow") + " " + problem);
    }

    /** RFC 9110 \u00a79.3.2: what can be read can be asked for without its content. */
    private String allow(String path) {
        var methods = described.get(path);
        return Stream.concat(
                        methods.stream(), methods.contains("GET") ? Stream.of("HEAD", "OPTIONS") : Stream.of("OPTIONS"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String example(String path) {
        return path.replace("{name}", "www.example.com")
                .replace("{revision}", "3")
                .replace("{id}", "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071")
                .replace("{receiver}", "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071")
                .replace("{request}", "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071")
                .replace("{rollout}", "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071")
                .replace("{team}", "red")
                .replace("{edge}", "edge-1")
                .replace("{account}", "acct_AAAAAAAAAAAAAAAA")
                .replace("{key}", "AAAAAAAAAAAAAAAA");
    }

    private static List<String> methods(JsonNode path) {
        return path.properties().stream()
                .map(operation -> operation.getKey().toUpperCase(Locale.ROOT))
                .filter(METHODS::contains)
                .toList();
    }
}
