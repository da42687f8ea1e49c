package dev.backsource.system.guarded;

import dev.backsource.deployment.kafka.ServiceRights;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.EmbeddedBroker.SideDoor;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.local.demo.DemoOrigin;
import dev.backsource.local.demo.Listener;
import dev.backsource.system.EdgeAddress;
import dev.backsource.system.Repository;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.service.PackagedService;
import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/**
 * One of each service as a process, each with its own user at a broker that allows nothing but {@link ServiceRights}. The broker takes passwords
 * at one port and certificates at another; the services begin with passwords.
 */
final class GuardedStack implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder = TestFolder.create("guarded-");
    private final Passwords passwords = new Passwords(folder);
    private final ClientCertificates certificates = ClientCertificates.of(
            folder,
            Arrays.stream(ServiceRights.values()).map(ServiceRights::user).toList());

    /** The broker's ports, each for one kind of credentials. */
    private final Map<Credentials, SideDoor> doors =
            Map.of(passwords, door(passwords), certificates, door(certificates));

    private final Map<ServiceRights, Map<String, String>> ownSettings = new EnumMap<>(ServiceRights.class);
    private final Map<ServiceRights, PackagedService> services = new EnumMap<>(ServiceRights.class);
    /** How to close what was opened, the last first. */
    private final Deque<Runnable> opened = new ArrayDeque<>();

    private Credentials shown = passwords;
    private final int standardHttp = FreePorts.next();
    /** Nobody listens there. */
    private final int standardHttps = FreePorts.next();

    private final EdgeAddress edgeAddress = new EdgeAddress("edge-1", FreePorts.next(), FreePorts.next());

    /** Starts everything and waits until it is ready. */
    GuardedStack() {
        try {
            var ports = FreePorts.next(3);
            var broker = EmbeddedBroker.start(
                    folder.resolve("kafka"),
                    folder.resolve("kafka.log"),
                    ports.get(0),
                    ports.get(1),
                    List.copyOf(doors.values()));
            opened.push(broker::close);
            var database = EmbeddedDatabase.start(folder.resolve("postgres"), ports.get(2));
            opened.push(database::close);
            opened.push(DemoOrigin.start(LOOPBACK, List.of(new Listener("http", standardHttp)))::close);
            broker.awaitReady();
            admit(broker);
            opened.push(() -> PackagedService.closeAll(services()));
            ownSettings.put(ServiceRights.CONFIG_SERVICE, ofConfig(database));
            ownSettings.put(ServiceRights.EDGE, ofEdge());
            ownSettings.put(ServiceRights.ORIGIN_HEALTH_SERVICE, ofProber());
            launchAll();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static SideDoor door(Credentials credentials) {
        var port = FreePorts.next();
        return new SideDoor(port, port, credentials.guard());
    }

    private void admit(EmbeddedBroker broker) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            for (var service : ServiceRights.values()) {
                passwords.register(service.user(), admin);
                Waiting.resultOf(admin.createAcls(service.entries("User:" + service.user()))
                        .all()
                        .toCompletionStage()
                        .toCompletableFuture());
                set(service, Map.of());
            }
        }
    }

    private void launchAll() {
        launch("config-service", ServiceRights.CONFIG_SERVICE);
        launch("edge-service", ServiceRights.EDGE);
        launch("origin-health-service", ServiceRights.ORIGIN_HEALTH_SERVICE);
        services().forEach(PackagedService::awaitReady);
    }

    private void launch(String module, ServiceRights rights) {
        var all = new HashMap<>(ownSettings.get(rights));
        all.put("smallrye.config.locations", changeable(rights).toString());
        all.put("quarkus.http.host", LOOPBACK);
        all.put("kafka.bootstrap.servers", address(shown));
        all.putAll(shown.ofService(rights.user()));
        services.put(
                rights,
                PackagedService.launch(
                        Repository.root().resolve(module),
                        folder.resolve(rights.user() + ".log"),
                        FreePorts.next(),
                        all));
    }

    private String address(Credentials credentials) {
        return LOOPBACK + ":" + doors.get(credentials).port();
    }

    Passwords passwords() {
        return passwords;
    }

    ClientCertificates certificates() {
        return certificates;
    }

    /** Has the services show other credentials, for which they are started again, and waits until they are ready; does nothing where they do. */
    void show(Credentials credentials) {
        if (shown.equals(credentials)) {
            return;
        }
        PackagedService.closeAll(services());
        shown = credentials;
        launchAll();
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
        var settings = new HashMap<>(database.dataSource());
        settings.put(PackagedService.MANAGEMENT_PORT, Integer.toString(FreePorts.next()));
        settings.put(
                "backsource.access.administrator-header-file",
                administratorHeader().toString());
        settings.put("backsource.access.data-folder", folder.resolve("data").toString());
        return settings;
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

    List<PackagedService> services() {
        return List.copyOf(services.values());
    }

    PackagedService config() {
        return services.get(ServiceRights.CONFIG_SERVICE);
    }

    PackagedService edge() {
        return services.get(ServiceRights.EDGE);
    }

    PackagedService prober() {
        return services.get(ServiceRights.ORIGIN_HEALTH_SERVICE);
    }

    EdgeAddress edgeAddress() {
        return edgeAddress;
    }

    int standardHttp() {
        return standardHttp;
    }

    GuardedApi api() {
        return new GuardedApi(config().uri().resolve("/api/v1"), administratorHeader());
    }

    private Path administratorHeader() {
        return folder.resolve("admin.header");
    }

    /** The settings of a client of Kafka's that is the user of {@code service}, with the credentials that the services show. */
    Map<String, Object> clientOf(ServiceRights service) {
        var settings = new HashMap<>(shown.ofClient(service.user()));
        settings.put("bootstrap.servers", address(shown));
        return settings;
    }

    @Override
    public void close() {
        for (var close = opened.poll(); close != null; close = opened.poll()) {
            close.run();
        }
    }
}
