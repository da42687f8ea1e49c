package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.signature.KeyText;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that nobody should have written. */
@ExtendWith(SharedLocalStack.class)
class BadEventIT {
    private final LocalStackUnderTest stack;
    private final Api api;

    BadEventIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "garbage  | this is no JSON",
                "null     | null",
                "port     | {\"domain\": \"bad-port.example.com\", \"revision\": 99, \"changedAt\": \"2030-01-01T00:00:00Z\","
                        + " \"origins\": [{\"address\": \"127.0.0.1\", \"port\": 70000}]}",
            })
    void shouldKeepTheRouteAndReportARejection(String name, String value) throws Exception {
        // Given
        var domain = "bad-" + name + ".example.com";
        api.register(domain, "127.0.0.1", 80);
        var revision = api.policy(domain, "HTTPS");
        assertThat(api.awaitRollout(domain, revision).getBoolean("complete")).isTrue();

        // When
        write(domain, value);

        // Then
        for (var edge : stack.edges()) {
            await().untilAsserted(() -> assertThat(
                            Api.objects(api.edge(edge.id()).getJsonArray("rejections"))
                                    .filter(rejection -> domain.equals(rejection.getString("key"))))
                    .singleElement()
                    .satisfies(rejection ->
                            assertThat(rejection.getString("reason")).isNotBlank()));
            assertThat(Http.get(edge, "http", domain, "/").reached())
                    .isEqualTo("reached over https on port " + stack.originPort(443));
        }
    }

    @Test
    void shouldTakeTheNextGoodChangeAfterABadOne() throws Exception {
        // Given
        var domain = "after-bad.example.com";
        api.register(domain, "127.0.0.1", 80);
        write(domain, "{");

        // When
        var revision = api.policy(domain, "HTTPS");

        // Then
        assertThat(api.awaitRollout(domain, revision).getBoolean("complete")).isTrue();
        for (var edge : stack.edges()) {
            assertThat(Http.get(edge, "http", domain, "/").reached())
                    .isEqualTo("reached over https on port " + stack.originPort(443));
        }
    }

    @Test
    void shouldCountOnNoEdgeThatIsNotListedAndOnNoReportWithoutTheEdgesKey() throws Exception {
        // Given
        var domain = "invented-edges.example.com";
        var list = stack.processes().configuration().dataFolder().resolve("edges");
        var before = Files.readString(list);
        api.register(domain, "127.0.0.1", 80);
        try {
            Files.writeString(list, "edge-1 " + keyOf("edge-1") + "\nedge-2\n");

            // When
            for (var number = 0; number < 50; number++) {
                report("invented-" + number);
            }

            // Then
            await().until(() -> unregistered().count() == 20);
            await().pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
                report("edge-1");
                assertThat(api.edge("edge-1").getString("refusedReason")).contains("isn't signed");
            });
            // The edge's own report replaces forged reports from before the service had read the key, which were
            // accepted.
            await().until(() -> api.edge("edge-1").getLong("routes") > 0);
            var refused = api.edge("edge-1").getLong("refusedReports");
            report("edge-1");
            await().until(() -> api.edge("edge-1").getLong("refusedReports") > refused);
            assertThat(api.edge("edge-1").getString("state")).isEqualTo("READY");
            assertThat(api.edge("edge-1").getLong("routes")).isPositive();
            assertThat(api.explain("http://" + domain + "/").map(each -> each.getString("edge")))
                    .containsExactly("edge-1", "edge-2");
            var rollout = api.awaitRollout(domain, api.policy(domain, "HTTPS"));
            assertThat(rollout.getBoolean("everywhere")).isTrue();
        } finally {
            Files.writeString(list, before);
        }
    }

    private Stream<JsonObject> unregistered() {
        return Api.objects(api.edges()).filter(edge -> "UNREGISTERED".equals(edge.getString("state")));
    }

    private String keyOf(String edge) throws Exception {
        var file = stack.processes()
                .configuration()
                .dataFolder()
                .resolve("snapshots")
                .resolve(edge + ".identity.pem");
        return KeyText.line(KeyText.publicKeys(Files.readString(file)).get(0));
    }

    /** In the name of an edge, as anybody may who may write to the topic. */
    private void report(String edge) throws Exception {
        var now = Instant.now();
        var status =
                new EdgeStatus(edge, now, now, true, 0, Map.of(), 0, List.of(), Map.of(), Map.of(), List.of(), null);
        var attributes =
                new CloudEvent(edge + now, Topic.EDGE_STATUS.eventType(), "/somebody-else", edge, now, null, null);
        send(EventRecords.toRecord(Topic.EDGE_STATUS, edge, EventCodec.EDGE_STATUS.encode(status), attributes));
    }

    private void write(String domain, String value) throws Exception {
        var attributes = new CloudEvent(
                domain + "/99", Topic.POLICY_CHANGES.eventType(), "/somebody-else", domain, Instant.now(), 99L, null);
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        send(EventRecords.toRecord(Topic.POLICY_CHANGES, domain, bytes, attributes));
    }

    private void send(ProducerRecord<String, byte[]> written) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(written).get();
        }
    }
}
