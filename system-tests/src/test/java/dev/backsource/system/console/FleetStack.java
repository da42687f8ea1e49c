package dev.backsource.system.console;

import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.event.Topic;
import dev.backsource.system.Repository;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.infrastructure.TestBroker;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.service.PackagedService;
import dev.backsource.testing.waiting.Waiting;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;

/** An instance of config-service, impatient with silence, at a broker that can be killed. Its edges and its prober are a {@link WrittenFleet}. */
final class FleetStack implements AutoCloseable {
    private final Path folder = TestFolder.create("fleet-");
    /** How to close what was opened, the last first. */
    private final Deque<Runnable> opened = new ArrayDeque<>();

    private final EmbeddedBroker broker;
    private final PackagedService config;
    private final WrittenFleet fleet;
    private boolean isKafkaDead;

    FleetStack() {
        try {
            var starting =
                    CompletableFuture.supplyAsync(() -> EmbeddedDatabase.startOnFreePort(folder.resolve("postgres")));
            broker = TestBroker.start();
            opened.push(broker::close);
            var database = Waiting.resultOf(starting);
            opened.push(database::close);
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                Topics.createMissing(admin, List.of(Topic.values()));
            }
            config = PackagedService.launch(
                    Repository.root().resolve("config-service"),
                    folder.resolve("config-service.log"),
                    FreePorts.next(),
                    settings(database));
            opened.push(this::closeConfig);
            fleet = WrittenFleet.start(broker.bootstrapServers());
            opened.push(fleet::close);
            config.awaitReady();
        } catch (InterruptedException e) {
            close();
            throw new IllegalStateException(e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private Map<String, String> settings(EmbeddedDatabase database) {
        var settings = new HashMap<>(TestAdministrator.settings(folder.resolve("access")));
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put(PackagedService.MANAGEMENT_PORT, Integer.toString(FreePorts.next()));
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.putAll(database.dataSource());
        settings.put("backsource.config.edge-silence", "3s");
        settings.put("backsource.config.silence.edge", "10s");
        settings.put("backsource.config.silence.events", "3s");
        settings.put("backsource.config.silence.round", "1s");
        // Several tests a minute change more domains than take no confirmation.
        settings.put("backsource.mass-changes.confirmation", "off");
        // Only domains that require a pre-flight have one: with four for each of 1,000, a change and its undo take more
        // than twice as long.
        settings.put("backsource.preflight.of-changes", "skip");
        return settings;
    }

    URI api() {
        return config.uri().resolve("/api/v1");
    }

    WrittenFleet fleet() {
        return fleet;
    }

    void killKafka() {
        broker.kill();
        isKafkaDead = true;
    }

    /** After {@link #killKafka}; does nothing otherwise. */
    void startKafka() {
        if (isKafkaDead) {
            broker.restart();
            isKafkaDead = false;
        }
    }

    /** An orderly end would wait for Kafka. */
    private void closeConfig() {
        if (isKafkaDead) {
            config.kill();
        } else {
            config.close();
        }
    }

    @Override
    public void close() {
        for (var close = opened.poll(); close != null; close = opened.poll()) {
            close.run();
        }
    }
}
