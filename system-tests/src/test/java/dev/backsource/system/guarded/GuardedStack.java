package dev.backsource.system.guarded;

import dev.backsource.deployment.kafka.ServiceRights;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.local.demo.DemoOrigin;
import dev.backsource.local.demo.Listener;
import dev.backsource.system.EdgeAddress;
import dev.backsource.system.Repository;
import dev.backsource.testing.service.PackagedService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/** One of each service as a process, each with its own user at a broker that allows nothing but {@link ServiceRights}. */
final class GuardedStack implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final Credentials credentials;
    /** How to close what was opened, the last first. */
    private final Deque<Runnable> opened = new ArrayDeque<>();

    private final List<PackagedService> launched = new ArrayList<>();

    private final String guarded;
    private final int standardHttp = FreePorts.next();
    /** Nobody listens there. */
    private final int standardHttps = FreePorts.next();

    private final EdgeAddress edgeAddress = new EdgeAddress("edge-1", FreePorts.next(), FreePorts.next());
    private final PackagedService config;
    private final PackagedService edge;
    private final PackagedService prober;

    /** Starts everything and waits until it is ready. */
    GuardedStack(Path folder, Credentials credentials) throws Exception {
        this.folder = folder;
        this.credentials = credentials;
        try {
            var ports = FreePorts.next(4);
            guarded = LOOPBACK + ":" + ports.get(2);
            var broker = EmbeddedBroker.start(
                    folder.resolve("kafka"),
                    folder.resolve("kafka.log"),
                    ports.get(0),
                    ports.get(1),
                    List.of(new EmbeddedBroker.SideDoor(ports.get(2), ports.get(2))),
                    credentials.guard());
            opened.push(broker::close);
            var database = EmbeddedDatabase.start(folder.resolve("postgres"), ports.get(3));
            opened.push(database::close);
            opened.push(DemoOrigin.start(LOOPBACK, List.of(new Listener("http", standardHttp)))::close);
            broker.awaitReady();
            admit(broker);
            opened.push(() -> PackagedService.closeAll(launched));
            config = launch("config-service", ServiceRights.CONFIG_SERVICE, ofConfig(database));
            edge = launch("edge-service", ServiceRights.EDGE, ofEdge());
            prober = launch("origin-health-service", ServiceRights.ORIGIN_HEALTH_SERVICE, ofProber());
            List.of(config, edge, prober).forEach(PackagedService::awaitReady);
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    private void admit(EmbeddedBroker broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            for (var service : ServiceRights.values()) {
                credentials.register(service.user(), admin);
                admin.createAcls(service.entries("User:" + service.user()))
                        .all()
                        .get();
            }
        }
    }

    private PackagedService launch(String module, ServiceRights rights, Map<String, String> settings) {
        set(rights, Map.of());
        var all = new HashMap<>(settings);
        all.put("smallrye.config.locations", changeable(rights).toString());
        all.put("quarkus.http.host", LOOPBACK);
        all.put("kafka.bootstrap.servers", guarded);
        all.putAll(credentials.ofService(rights.user()));
        var service = PackagedService.launch(
                Repository.root().resolve(module), folder.resolve(rights.user() + ".log"), FreePorts.next(), all);
        launched.add(service);
        return service;
    }

    /** What {@code service} has set besides from its next start on. */
    void set(ServiceRights service, Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        try (var file = Files.newOutputStream(changeable(service))) {
            properties.store(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path changeable(ServiceRights service) {
        return folder.resolve(service.user() + ".properties");
    }

    private Map<String, String> ofConfig(EmbeddedDatabase database) {
        return Map.of(
                PackagedService.MANAGEMENT_PORT,
                Integer.toString(FreePorts.next()),
                "backsource.access.administrator-header-file",
                administratorHeader().toString(),
                "backsource.access.data-folder",
                folder.resolve("data").toString(),
                "quarkus.datasource.reactive.url",
                "postgresql:" + database.location(),
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql:" + database.location(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password());
    }

    private Map<String, String> ofEdge() {
        var settings = new HashMap<>(toOrigins());
        settings.put("backsource.edge.id", edgeAddress.id());
        settings.put("backsource.edge.host", LOOPBACK);
        settings.put("backsource.edge.http.port", Integer.toString(edgeAddress.httpPort()));
        settings.put("backsource.edge.https.port", Integer.toString(edgeAddress.httpsPort()));
        settings.put(
                "backsource.edge.snapshot.directory",
                folder.resolve("snapshots").toString());
        settings.put("backsource.edge.snapshot.interval", "500ms");
        return settings;
    }

    private Map<String, String> ofProber() {
        var settings = new HashMap<>(toOrigins());
        settings.put("backsource.probe.interval", "500ms");
        return settings;
    }

    private Map<String, String> toOrigins() {
        return Map.of(
                "backsource.standard-ports.http", Integer.toString(standardHttp),
                "backsource.standard-ports.https", Integer.toString(standardHttps),
                "backsource.origin-access.allowed-ranges", "127.0.0.0/8");
    }

    PackagedService config() {
        return config;
    }

    PackagedService edge() {
        return edge;
    }

    PackagedService prober() {
        return prober;
    }

    EdgeAddress edgeAddress() {
        return edgeAddress;
    }

    int standardHttp() {
        return standardHttp;
    }

    GuardedApi api() {
        return new GuardedApi(config.uri().resolve("/api/v1"), administratorHeader());
    }

    private Path administratorHeader() {
        return folder.resolve("admin.header");
    }

    /** The settings of a client of Kafka's that is the user of {@code service}. */
    Map<String, Object> clientOf(ServiceRights service) {
        var settings = new HashMap<>(credentials.ofClient(service.user()));
        settings.put("bootstrap.servers", guarded);
        return settings;
    }

    @Override
    public void close() {
        for (var close = opened.poll(); close != null; close = opened.poll()) {
            close.run();
        }
    }
}
