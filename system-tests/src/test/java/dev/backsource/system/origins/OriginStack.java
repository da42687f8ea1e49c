package dev.backsource.system.origins;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.event.Topic;
import dev.backsource.system.Repository;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.service.PackagedService;
import java.net.URI;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.kafka.clients.admin.Admin;

/** An instance of config-service and two probers as processes, with short intervals. There are no edges: nothing is requested through one. */
final class OriginStack implements AutoCloseable {
    /** Edges, and so the prober, refuse this one. */
    static final String REFUSED_ADDRESS = "127.0.1.100";

    private final Path folder = TestFolder.create("origins-");
    /** How to close what was opened, the last first. */
    private final Deque<Runnable> opened = new ConcurrentLinkedDeque<>();

    private final int http = FreePorts.next();
    private final int https = FreePorts.next();
    private final String bootstrapServers;
    private final PackagedService config;
    private final PackagedService first;
    private final PackagedService second;

    OriginStack() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "origins-stop"));
        try {
            var broker = EmbeddedBroker.start(folder.resolve("kafka"), FreePorts.next(), FreePorts.next());
            opened.push(broker::close);
            bootstrapServers = broker.bootstrapServers();
            var database = EmbeddedDatabase.start(folder.resolve("postgres"), FreePorts.next());
            opened.push(database::close);
            broker.awaitReady();
            try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
                Topics.createMissing(admin, List.of(Topic.values()));
            }
            config = launch("config-service", "config-service", ofConfig(database));
            first = launch("origin-health-service", "prober-1", ofProber("prober-1"));
            second = launch("origin-health-service", "prober-2", ofProber("prober-2"));
            List.of(config, first, second).forEach(PackagedService::awaitReady);
        } catch (InterruptedException e) {
            close();
            throw new IllegalStateException(e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** An origin at the ports that stand in for 80 and 443; closed with the stack. */
    LoopbackOrigin origin(String address) {
        var origin = new LoopbackOrigin(address, http, https);
        opened.push(origin::close);
        return origin;
    }

    URI api() {
        return config.uri().resolve("/api/v1");
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** Waits until each prober watches some of the domains, and both together {@code count}. */
    void awaitShared(int count) {
        await().until(() -> watched(first) > 0 && watched(second) > 0 && watched(first) + watched(second) == count);
    }

    /** Kills a prober, and has its domains watched by the other one; then starts it again, and stops the other one, whose domains it takes over. */
    void loseAProber(int domains) {
        first.kill();
        await().until(() -> watched(second) == domains);
        first.restart();
        awaitShared(domains);
        second.close();
        await().until(() -> watched(first) == domains);
    }

    private static double watched(PackagedService prober) {
        return prober.metric("backsource_domains{") + prober.metric("backsource_domains ");
    }

    private PackagedService launch(String module, String name, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("kafka.bootstrap.servers", bootstrapServers);
        all.put("kafka.fetch.max.wait.ms", "100");
        all.put("backsource.standard-ports.http", Integer.toString(http));
        all.put("backsource.standard-ports.https", Integer.toString(https));
        all.put("backsource.origin-access.allowed-ranges", "127.0.0.0/8,::1/128");
        var service = PackagedService.launch(
                Repository.root().resolve(module), folder.resolve(name + ".log"), FreePorts.next(), all);
        opened.push(service::close);
        return service;
    }

    private Map<String, String> ofConfig(EmbeddedDatabase database) {
        var settings = new HashMap<>(TestAdministrator.settings(folder.resolve("access")));
        settings.put(PackagedService.MANAGEMENT_PORT, Integer.toString(FreePorts.next()));
        settings.putAll(database.dataSource());
        settings.put("backsource.config.silence.prober", "1h");
        settings.put("backsource.mass-changes.confirmation", "off");
        settings.put("backsource.notification.plain-http", "true");
        settings.put("backsource.notification.group-wait", "100ms");
        settings.put("backsource.notification.group-interval", "200ms");
        return settings;
    }

    private static Map<String, String> ofProber(String id) {
        return Map.ofEntries(
                Map.entry("backsource.probe.id", id),
                // By half a second the handshakes of 24 domains take one of two cores.
                Map.entry("backsource.probe.interval", "1s"),
                // A prober that gets no processor for a while must not take that for a fault of an origin's.
                Map.entry("backsource.probe.timeout", "30s"),
                Map.entry("backsource.probe.heartbeat", "500ms"),
                Map.entry("backsource.loops.interval", "2s"),
                Map.entry("backsource.loops.schemes-interval", "2s"),
                Map.entry("backsource.origin-access.fleet-ranges", REFUSED_ADDRESS + "/32"),
                Map.entry("mp.messaging.incoming.policy-changes.session.timeout.ms", "6000"),
                Map.entry("mp.messaging.incoming.policy-changes.heartbeat.interval.ms", "500"),
                Map.entry("mp.messaging.incoming.probe-requests.session.timeout.ms", "6000"),
                Map.entry("mp.messaging.incoming.probe-requests.heartbeat.interval.ms", "500"));
    }

    @Override
    public void close() {
        for (var close = opened.poll(); close != null; close = opened.poll()) {
            close.run();
        }
    }
}
