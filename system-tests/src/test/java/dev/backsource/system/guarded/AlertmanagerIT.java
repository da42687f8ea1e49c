package dev.backsource.system.guarded;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.Topic;
import dev.backsource.system.NeedsDocker;
import dev.backsource.system.Repository;
import dev.backsource.testing.infrastructure.TestBroker;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.service.PackagedService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** A real Alertmanager gets, keeps and resolves alerts while an instance of config-service is killed. Skipped where no Docker engine answers. */
@ExtendWith(NeedsDocker.class)
class AlertmanagerIT {
    private static final DockerImageName IMAGE = DockerImageName.parse("prom/alertmanager:v0.28.1");
    private static final int PORT = 9093;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DomainName DOMAIN = DomainName.parse("www.example.com");

    private static GenericContainer<?> alertmanager;
    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;
    private static PackagedService first;
    private static PackagedService second;

    @BeforeAll
    static void start() throws Exception {
        var folder = TestFolder.create("alertmanager-");
        alertmanager = new GenericContainer<>(IMAGE)
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/-/ready").forPort(PORT));
        var ready = Startables.deepStart(alertmanager);
        broker = TestBroker.start();
        database = EmbeddedDatabase.startOnFreePort(folder.resolve("postgres"));
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Topics.createMissing(
                    admin, List.of(Topic.EDGE_STATUS, Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS, Topic.PROBER_STATUS));
        }
        ready.join();
        first = launch(folder, "first");
        first.awaitReady();
        second = launch(folder, "second");
        second.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable part : Stream.of(first, second, database, broker, alertmanager)
                .filter(some -> some != null)
                .toList()) {
            part.close();
        }
    }

    private static PackagedService launch(Path folder, String name) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put(PackagedService.MANAGEMENT_PORT, Integer.toString(FreePorts.next()));
        settings.put("backsource.access.data-folder", folder.resolve("data").toString());
        settings.put(
                "backsource.access.administrator-header-file",
                folder.resolve("admin.header").toString());
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.putAll(database.dataSource());
        settings.put("backsource.config.silence.prober", "1h");
        settings.put("backsource.notification.alertmanager.urls", base().toString());
        settings.put("backsource.notification.console-url", "https://backsource.example.net");
        settings.put("backsource.notification.runbooks-url", "https://docs.example.net/runbooks");
        return PackagedService.launch(
                Repository.root().resolve("config-service"), folder.resolve(name + ".log"), FreePorts.next(), settings);
    }

    @Test
    void shouldKeepAnAlertAndResolveItThoughAnInstanceIsKilled() throws Exception {
        // Given
        var alert = new OriginAlert(
                DOMAIN,
                AlertKind.ORIGIN_PORT_CLOSED,
                AlertStatus.FIRING,
                OriginAddress.parse("203.0.113.10"),
                List.of(443),
                List.of(),
                1,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null,
                "Port 443 is closed at origin 203.0.113.10 (connection refused).",
                "shop");

        // When
        write(alert);
        await().until(() -> alerts().size() == 1);
        var kept = alerts().getJsonObject(0);
        first.kill();
        write(alert.resolved(Instant.now().truncatedTo(ChronoUnit.MILLIS), "Ports usable again."));

        // Then
        assertThat(kept.getJsonObject("labels"))
                .isEqualTo(new JsonObject()
                        .put("alertname", "origin-port-closed")
                        .put("domain", "www.example.com")
                        .put("origin", "203.0.113.10")
                        .put("severity", "error")
                        .put("team", "shop"));
        assertThat(kept.getJsonObject("annotations").getString("runbook_url"))
                .isEqualTo("https://docs.example.net/runbooks#origin-port-closed");
        assertThat(kept.getString("generatorURL"))
                .isEqualTo("https://backsource.example.net/console/domains/www.example.com");
        await().until(() -> alerts().isEmpty());
    }

    private static void write(OriginAlert alert) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var event = new CloudEvent(
                    alert.key() + "/" + alert.status(),
                    Topic.ORIGIN_ALERTS.eventType(),
                    "/origin-health-service",
                    DOMAIN.value(),
                    Instant.now(),
                    1L,
                    null);
            producer.send(EventRecords.toRecord(
                            Topic.ORIGIN_ALERTS, alert.key(), EventCodec.ORIGIN_ALERT.encode(alert), event))
                    .get();
        }
    }

    private static JsonArray alerts() throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(base().resolve("/api/v2/alerts")).build(), BodyHandlers.ofString());
        return new JsonArray(answer.body());
    }

    private static URI base() {
        return URI.create("http://127.0.0.1:" + alertmanager.getMappedPort(PORT));
    }
}
