package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.service.PackagedService;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A valid change whose route ends the process that makes it, as at Fastly and at Google. */
class PoisonedRouteIT {
    private static final String SITE = "www.example.com";
    private static final String OTHER = "other.example.com";
    private static final String BROKEN = "broken.example.com";

    private static final Path FOLDER = TestFolder.create("poisoned-");
    private static final int HTTP = FreePorts.next();
    private static EmbeddedBroker broker;
    private static HttpServer origin;
    private static Path module;

    @BeforeAll
    static void startBrokerAndOrigin() throws Exception {
        module = PoisonedEdge.in(FOLDER);
        broker = EmbeddedBroker.start(FOLDER.resolve("kafka"), FreePorts.next(), FreePorts.next());
        broker.awaitReady();
        try (var admin = Admin.create(kafka())) {
            Topics.createMissing(admin, List.of(Topic.values()));
        }
        origin = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        origin.createContext("/", exchange -> {
            var body = "fine".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        origin.start();
    }

    @AfterAll
    static void stopBrokerAndOrigin() {
        origin.stop(0);
        broker.close();
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static PackagedService launch(String name, boolean tasting) {
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("backsource.edge.id", name);
        settings.put("backsource.edge.host", "127.0.0.1");
        settings.put("backsource.edge.http.port", Integer.toString(HTTP));
        settings.put("backsource.edge.https.port", Integer.toString(FreePorts.next()));
        settings.put(
                "backsource.standard-ports.http",
                Integer.toString(origin.getAddress().getPort()));
        settings.put("backsource.origin-access.allowed-ranges", "127.0.0.0/8");
        settings.put("backsource.edge.taster.enabled", Boolean.toString(tasting));
        // A machine that runs many tests may be slow.
        settings.put("backsource.edge.taster.start-timeout", "120s");
        settings.put("backsource.edge.taster.verdict-timeout", "30s");
        return PackagedService.launch(module, FOLDER.resolve(name + ".log"), FreePorts.next(), settings);
    }

    private static void change(String domain, long revision, String address) throws Exception {
        var state = Domain.of(
                new DomainName(domain),
                List.of(new Origin(OriginAddress.parse(address), 80, OriginPriority.PRIMARY, Origin.DEFAULT_WEIGHT)));
        var change = PolicyChange.of(state, revision, Instant.now());
        var attributes = new CloudEvent(
                domain + revision,
                Topic.POLICY_CHANGES.eventType(),
                "/test",
                domain,
                change.changedAt(),
                revision,
                null);
        try (var producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            var value = EventCodec.POLICY_CHANGE.encode(change);
            producer.send(EventRecords.toRecord(Topic.POLICY_CHANGES, domain, value, attributes))
                    .get();
        }
    }

    /** The last report of the edge. */
    private static EdgeStatus report(String edge) {
        var settings = new HashMap<>(kafka());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Topic.EDGE_STATUS.topicName(), 0);
            consumer.assign(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            EdgeStatus last = null;
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (edge.equals(record.key())) {
                        last = EventCodec.EDGE_STATUS.decode(record.value());
                    }
                }
            }
            return last;
        }
    }

    @Test
    void shouldBeRejectedWithoutAnErrorAtAClientAndEndTheEdgeOnlyWhereChangesAreNotTasted() throws Exception {
        // Given
        change(SITE, 1, "127.0.0.1");
        change(BROKEN, 1, "127.0.0.1");
        try (var edge = launch("edge-tasting", true)) {
            edge.awaitReady();
            var client = SteadyClient.start(HTTP, SITE, "/");
            await().until(() -> client.answers() > 0);

            // When
            change(BROKEN, 2, PoisonedEdge.POISON);
            change(OTHER, 1, "127.0.0.1");

            // Then
            await().untilAsserted(() -> assertThat(report("edge-tasting").rejections())
                    .singleElement()
                    .satisfies(rejection -> {
                        assertThat(rejection.key()).isEqualTo(BROKEN);
                        assertThat(rejection.reason())
                                .isEqualTo(
                                        "tasting: the process ended with code " + PoisonedEdge.EXIT_CODE + ", twice");
                    }));
            await().until(() -> report("edge-tasting").routes() == 3);
            var answers = client.answers();
            await().until(() -> client.answers() > answers);
            assertThat(client.failures()).isEmpty();
            assertThat(edge.isRunning()).isTrue();
            edge.process().destroy();
            client.awaitEnd();
            assertThat(client.failures()).isEmpty();
        }

        // When
        try (var edge = launch("edge-trusting", false)) {

            // Then
            await().until(() -> !edge.isRunning());
        }
    }
}
