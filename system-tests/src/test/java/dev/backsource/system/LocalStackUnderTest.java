package dev.backsource.system;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.infrastructure.FreePorts;
import dev.backsource.infrastructure.OwnerOnlyFiles;
import dev.backsource.local.stack.EdgePorts;
import dev.backsource.local.stack.LocalStack;
import dev.backsource.local.stack.StackConfiguration;
import dev.backsource.local.stack.StackPorts;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.service.PackagedService;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Backsource as processes on this machine, on free ports, with a quick prober and impatient judgement of edges. Edge-1 keeps
 * snapshots, edge-2 doesn't.
 */
public final class LocalStackUnderTest implements StackUnderTest {
    /** What edge-2 calls the broker's host; edge-1 goes by its address. */
    private static final String KAFKA_NAME = "kafka.backsource.test";

    private final LocalStack stack;
    private final Thread stopAtExit;

    private LocalStackUnderTest(LocalStack stack) {
        this.stack = stack;
        this.stopAtExit = new Thread(stack::close, "stack-stop");
    }

    static LocalStackUnderTest start() {
        var configuration = configuration(freshFolder(), StackPorts.free());
        var stack = LocalStack.prepare(configuration, System.out::println);
        var underTest = new LocalStackUnderTest(stack);
        underTest.nameKafka(true);
        Runtime.getRuntime().addShutdownHook(underTest.stopAtExit);
        stack.start();
        return underTest;
    }

    private static StackConfiguration configuration(Path folder, StackPorts ports) {
        // The stack takes it for its own, as there is none yet.
        TestAdministrator.headerFile(folder);
        return StackConfiguration.of(Repository.root(), folder, ports)
                // Origins of tests take ports that are free.
                .withOriginPorts("80,443,1024-65535")
                .with("edge-2", "jdk.net.hosts.file", hosts(folder).toString())
                .with(
                        "edge-2",
                        "java.security.properties",
                        forgetfulSecurity(folder).toString())
                .with("edge-2", "kafka.bootstrap.servers", KAFKA_NAME + ":" + ports.kafka())
                .with("edge-2", "backsource.edge.snapshot.directory", "")
                // A process beside each edge would slow all tests.
                .with("edge-1", "backsource.edge.taster.enabled", "false")
                .with("edge-2", "backsource.edge.taster.enabled", "false")
                .with("config-service", "backsource.config.edge-silence", "4s")
                // All tests are one administrator, who reroutes hundreds of domains a minute.
                .with("config-service", "backsource.mass-changes.confirmation", "off")
                // Some tests have fifty domains, each of which takes a handshake at every probe: by half a second, one
                // of two cores.
                .with("origin-health-service", "backsource.probe.interval", "2s")
                .with("origin-health-service", "backsource.probe.timeout", "2s");
    }

    /** Kept after the tests, for the logs. */
    private static Path freshFolder() {
        try {
            var parent = Files.createDirectories(Path.of("target", "stacks").toAbsolutePath());
            return Files.createTempDirectory(parent, "stack-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM would remember for ten seconds that a name has no address. */
    private static Path forgetfulSecurity(Path folder) {
        try {
            return Files.writeString(folder.resolve("security.properties"), "networkaddress.cache.negative.ttl=0\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path hosts(Path folder) {
        return folder.resolve("hosts");
    }

    /** Whether edge-2 finds an address for Kafka's host name. */
    void nameKafka(boolean named) {
        var names = "127.0.0.1 localhost " + (named ? KAFKA_NAME : "") + "\n";
        try {
            Files.writeString(hosts(stack.configuration().dataFolder()), names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where Alibaba Cloud CDN's API is answered. */
    public int aliyunPort() {
        return ports().aliyun();
    }

    /** Waits until config-service hears of both edges, as it doesn't of one that a test has just started again. */
    public void awaitEdges() {
        var api = new Api(api());
        await().untilAsserted(() -> assertThat(edges())
                .allSatisfy(edge ->
                        assertThat(api.edge(edge.id()).getString("state")).isEqualTo("READY")));
    }

    /**
     * Starts one more instance of config-service beside the stack's own, on ports of its own, and returns at once. Whoever launches it closes it.
     *
     * @param name of its log
     * @param settings in which it differs
     */
    public PackagedService launchConfigService(String name, Map<String, String> settings) {
        var free = FreePorts.next(2);
        var own = new HashMap<>(settings);
        own.put("quarkus.http.port", Integer.toString(free.get(0)));
        own.put(PackagedService.MANAGEMENT_PORT, Integer.toString(free.get(1)));
        own.put("backsource.config.aliyun.port", "0");
        return launch(
                "config-service",
                "config-service",
                name,
                free.get(0),
                own,
                Map.of(PackagedService.MANAGEMENT_PORT, Integer.toString(free.get(1))));
    }

    /**
     * Starts one more edge beside the stack's own, on ports of its own, registers it, and returns once it is ready. Whoever launches it closes it, and
     * calls {@link #unregister}.
     */
    ExtraEdge launchEdge(String id) {
        var free = FreePorts.next(3);
        var own = Map.of(
                "backsource.edge.id", id,
                "quarkus.http.port", Integer.toString(free.get(0)),
                "backsource.edge.http.port", Integer.toString(free.get(1)),
                "backsource.edge.https.port", Integer.toString(free.get(2)));
        register(list -> list + id + "\n");
        var process =
                launch("edge-service", "edge-1", id, free.get(0), own, Map.of()).awaitReady();
        return new ExtraEdge(new EdgeAddress(id, free.get(1), free.get(2)), process);
    }

    /** Takes an edge out of the list, and returns once config-service has forgotten it. */
    void unregister(String id) {
        register(list -> list.replace(id + "\n", ""));
        var api = new Api(api());
        await().until(() -> api.edge(id).isEmpty());
    }

    private void register(UnaryOperator<String> change) {
        var file = stack.configuration().dataFolder().resolve("edges");
        try {
            Files.writeString(file, change.apply(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a service with the settings of a part of the stack, but for {@code own} ones.
     *
     * @param properties what the launched process gets by system properties as well, as the tests read it from there
     */
    private PackagedService launch(
            String module,
            String part,
            String name,
            int port,
            Map<String, String> own,
            Map<String, String> properties) {
        var folder = stack.configuration().dataFolder();
        var file = folder.resolve("settings").resolve(name + ".properties");
        copySettings(folder.resolve("settings").resolve(part + ".properties"), own, file);
        var all = new HashMap<>(properties);
        all.put("smallrye.config.locations", file.toString());
        return PackagedService.launch(
                Repository.root().resolve(module), folder.resolve("logs").resolve(name + ".log"), port, all);
    }

    /** The database's password is among them. */
    private static void copySettings(Path from, Map<String, String> changed, Path to) {
        var settings = new Properties();
        try (var existing = Files.newBufferedReader(from);
                var text = new StringWriter()) {
            settings.load(existing);
            settings.putAll(changed);
            settings.store(text, null);
            OwnerOnlyFiles.write(to, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int configManagementPort() {
        return ports().configManagement();
    }

    int edge1ManagementPort() {
        return ports().edge1().management();
    }

    int edge2ManagementPort() {
        return ports().edge2().management();
    }

    /** Where the three kinds of services show their metrics, by the names of their parts. */
    Map<String, URI> metrics() {
        return Map.of(
                "config-service", metrics(ports().configManagement()),
                "edge-1", metrics(ports().edge1().management()),
                "origin-health-service", metrics(ports().originHealth()));
    }

    private static URI metrics(int port) {
        return URI.create("http://127.0.0.1:" + port + "/q/metrics");
    }

    public LocalStack processes() {
        return stack;
    }

    /** Starts parts again that were stopped or killed, beside each other, and waits until they are ready. */
    void restartAll(String... parts) {
        CompletableFuture.allOf(Stream.of(parts)
                        .map(part -> CompletableFuture.runAsync(() -> stack.restart(part)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** How many lines of the log of {@code process} contain {@code text}. */
    long logged(String process, String text) {
        var log = stack.configuration().dataFolder().resolve("logs").resolve(process + ".log");
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kafka as this machine reaches it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports().kafka();
    }

    @Override
    public URI api() {
        return stack.api();
    }

    @Override
    public List<EdgeAddress> edges() {
        return List.of(edge("edge-1", ports().edge1()), edge("edge-2", ports().edge2()));
    }

    @Override
    public String originAddress() {
        return "127.0.0.1";
    }

    @Override
    public String prohibitedAddress() {
        return "192.168.0.1";
    }

    @Override
    public int originPort(int policyPort) {
        return policyPort == 443 ? ports().originHttps() : ports().originHttp();
    }

    @Override
    public URI originControl() {
        return URI.create("http://127.0.0.1:" + ports().originHttp());
    }

    @Override
    public void close() {
        stack.close();
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
    }

    private StackPorts ports() {
        return stack.configuration().ports();
    }

    private static EdgeAddress edge(String id, EdgePorts ports) {
        return new EdgeAddress(id, ports.http(), ports.https());
    }
}
