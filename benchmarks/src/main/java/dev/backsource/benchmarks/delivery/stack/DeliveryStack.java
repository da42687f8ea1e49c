package dev.backsource.benchmarks.delivery.stack;

import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.OwnJvm;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.event.Topic;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * The stack under a figure: Kafka, PostgreSQL, a config-service, and the edges that it starts, all on all cores. All
 * processes end when the stack closes, the last first.
 */
public final class DeliveryStack implements AutoCloseable {
    public static final String ALL_CORES = "0-" + (Runtime.getRuntime().availableProcessors() - 1);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Path folder;
    private final EmbeddedBroker broker;
    private final EmbeddedDatabase database;
    private final int api;
    private final int aliyun;
    private final AdministratorKey key;
    private final PinnedProcess config;

    private DeliveryStack(String figure) {
        folder = Checkout.dataFolder(figure);
        broker = closing(EmbeddedBroker.startOnFreePorts(folder.resolve("kafka")));
        database = closing(EmbeddedDatabase.startDurableOnFreePort(folder.resolve("postgres")));
        var ports = FreePorts.next(2);
        api = ports.get(0);
        aliyun = ports.get(1);
        key = new AdministratorKey(folder.resolve("access"));
        createBareTopic();
        config = closing(startConfig());
    }

    /** Starts all but the edges and waits until config-service is ready. */
    public static DeliveryStack start(String figure) {
        return new DeliveryStack(figure);
    }

    public Path folder() {
        return folder;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public EmbeddedDatabase database() {
        return database;
    }

    /** config-service's port. */
    public int api() {
        return api;
    }

    /** config-service's port for Alibaba Cloud CDN's API. */
    public int aliyun() {
        return aliyun;
    }

    /** The value of {@code Authorization} in requests to config-service. */
    public String authorization() {
        return key.authorization();
    }

    /** The processor times of config-service, PostgreSQL and Kafka since they started. */
    public ProcessorTimes processorTimes() {
        return ProcessorTimes.of(config, folder.resolve("postgres/data"), broker);
    }

    /** Starts an edge, waits until it has read all routes, and returns its port for clients. */
    public int startEdge(String id) {
        var ports = FreePorts.next(3);
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("backsource.edge.id", id);
        settings.put("backsource.edge.host", "127.0.0.1");
        settings.put("backsource.origin-access.allowed-ranges", "127.0.0.0/8");
        settings.put("backsource.edge.http.port", Integer.toString(ports.get(0)));
        settings.put("backsource.edge.https.port", Integer.toString(ports.get(1)));
        closing(Checkout.startService("edge-service", ALL_CORES, folder.resolve(id + ".log"), ports.get(2), settings));
        return ports.get(0);
    }

    public <T extends AutoCloseable> T closing(T started) {
        running.push(started);
        return started;
    }

    @Override
    public void close() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    /** Creates the topic for bare round trips; the services create their own. */
    private void createBareTopic() {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            Topics.createMissing(admin, List.of(Topic.ORIGIN_HEALTH));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private PinnedProcess startConfig() {
        var settings = new HashMap<>(key.settings());
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.putAll(database.dataSource());
        // Counted as everywhere, and never reached: readers and writers share one key and send as fast as they can.
        settings.put("backsource.access.limits.requests-per-second", "1000000");
        settings.put("backsource.access.limits.request-burst", "1000000");
        settings.put("backsource.access.limits.batches-per-minute", "1000000");
        settings.put("backsource.access.limits.preflights-per-minute", "1000000");
        // Thousands of changes a second are what is measured.
        settings.put("backsource.mass-changes.confirmation", "off");
        settings.put("backsource.config.aliyun.port", Integer.toString(aliyun));
        settings.put(Checkout.MANAGEMENT_PORT, Integer.toString(FreePorts.next()));
        return Checkout.startService(
                Checkout.own(),
                "config-service",
                ALL_CORES,
                folder.resolve("config-service.log"),
                api,
                OwnJvm.options(OwnJvm.SMALL, "benchmarks.config-options"),
                settings);
    }
}
