package dev.backsource.config.aliyun.clients;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.config.aliyun.wire.CdnServer;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.FollowingEdge;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.config.SampleReports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients send, byte for byte but for names and signatures, is answered so that they go on. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ClientCallsIT {
    private static final String EDGE = "edge-of-clients";
    private static final JsonMapper MAPPER = new JsonMapper();

    @Inject
    CdnServer server;

    @TestHTTPResource("/")
    URI api;

    Infrastructure infrastructure;
    EventWriter edges;
    CdnCaller caller;

    @BeforeEach
    void connect() throws InterruptedException {
        caller = new CdnCaller(server.port(), TestAdministrator.TOKEN);
        edges = new EventWriter(infrastructure.broker().bootstrapServers());
    }

    @AfterEach
    void forgetTheEdge() {
        edges.remove(Topic.EDGE_STATUS, EDGE);
        edges.close();
        var client = new Client(api);
        await().until(() -> client.get("/api/v1/edges").json().path("items").isEmpty());
    }

    static Stream<String> files() {
        return ClientFile.names();
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldAnswerClientsSoThatTheyGoOn(String name) {
        // Given
        var file = ClientFile.read(name, Client.freshName());
        var kept = new HashMap<String, String>();

        // When, Then
        for (var call : file.calls()) {
            if (call.awaited()) {
                await().untilAsserted(() -> {
                    reportThatAllIsApplied();
                    check(file, call, kept);
                });
            } else {
                check(file, call, kept);
            }
        }
    }

    /** Of an edge that has whatever there is. */
    private void reportThatAllIsApplied() {
        var edge = new FollowingEdge(infrastructure.read(Topic.POLICY_CHANGES));
        var applied = edge.last();
        edges.write(SampleReports.ofChanges(EDGE, Instant.EPOCH, Instant.now(), applied, List.of())
                .with(edge.at(applied)));
    }

    private void check(ClientFile file, ClientFile.Call call, Map<String, String> kept) {
        var parameters = new HashMap<String, String>();
        parameters.putAll(Objects.requireNonNullElse(file.always(), Map.of()));
        call.parameters().forEach((parameter, value) -> parameters.put(parameter, filled(value, kept)));
        var headers = Objects.requireNonNullElse(file.headers(), Map.<String, String>of());
        var response = caller.send(file.signed().request(caller, call.action(), parameters, headers));
        var answer = json(response.body());
        var step = file.client() + ", " + call.step() + ": " + response.body();
        assertThat(response.statusCode()
                        + (answer.has("Code") ? " " + answer.path("Code").asText() : ""))
                .as(step)
                .isEqualTo(Objects.requireNonNullElse(call.refused(), "200"));
        Objects.requireNonNullElse(call.answered(), Map.<String, JsonNode>of())
                .forEach((pointer, expected) -> assertThat(answer.at(pointer))
                        .as(step + " at " + pointer)
                        .isEqualTo(
                                expected.isNull()
                                        ? MissingNode.getInstance()
                                        : json(filled(expected.toString(), kept))));
        Objects.requireNonNullElse(call.keep(), Map.<String, String>of())
                .forEach((kind, pointer) -> kept.put(kind, answer.at(pointer).asText()));
    }

    private static String filled(String text, Map<String, String> kept) {
        var filled = text;
        for (var one : kept.entrySet()) {
            filled = filled.replace("${" + one.getKey() + "}", one.getValue());
        }
        return filled;
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
