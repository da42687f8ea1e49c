package dev.backsource.system;

import dev.backsource.infrastructure.FreePorts;
import dev.backsource.local.stack.EdgePorts;
import dev.backsource.local.stack.StackPorts;
import dev.backsource.system.check.EdgeTable;
import dev.backsource.testing.access.TestAdministrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Backsource as containers: the repository's own compose file with its third edge, on free ports and with a quick prober. */
public final class ContainersUnderTest implements StackUnderTest {
    private static final String DATABASE_USER = "backsource";

    private final StackPorts ports = StackPorts.free();
    private final EdgePorts edge3 = freeEdge();
    private final Path folder = freshFolder();
    private final ComposeContainer compose = composed();

    /** Builds the images, where {@code ImagesIT} has not yet, and returns when all is healthy. */
    static ContainersUnderTest start() {
        var containers = new ContainersUnderTest();
        try {
            containers.compose.start();
        } catch (RuntimeException | Error e) {
            containers.close();
            throw e;
        }
        return containers;
    }

    private ComposeContainer composed() {
        return new ComposeContainer(
                        Repository.root().resolve("docker-compose.yml").toFile(),
                        Repository.root()
                                .resolve("system-tests/src/test/containers/quick-start.yml")
                                .toFile())
                .withPull(false)
                .withBuild(!ImagesIT.haveBuilt())
                .withEnv("BACKSOURCE_FOLDER", folder.toString())
                .withEnv("DB_PASSWORD", DATABASE_USER)
                // Writers name themselves; they come from this machine's address in whichever network Docker has made.
                .withEnv("GATEWAY_OPERATOR_HEADER", "X-Operator")
                .withEnv("GATEWAY_ADDRESSES", "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16")
                .withEnv("KAFKA_PORT", Integer.toString(ports.kafka()))
                .withEnv("POSTGRES_PORT", Integer.toString(ports.database()))
                .withEnv("CONFIG_PORT", Integer.toString(ports.configService()))
                .withEnv("ALIYUN_PORT", Integer.toString(ports.aliyun()))
                .withEnv("CONFIG_MANAGEMENT_PORT", Integer.toString(ports.configManagement()))
                .withEnv("EDGE_1_HTTP_PORT", Integer.toString(ports.edge1().http()))
                .withEnv("EDGE_1_HTTPS_PORT", Integer.toString(ports.edge1().https()))
                .withEnv(
                        "EDGE_1_MANAGEMENT_PORT", Integer.toString(ports.edge1().management()))
                .withEnv("EDGE_2_HTTP_PORT", Integer.toString(ports.edge2().http()))
                .withEnv("EDGE_2_HTTPS_PORT", Integer.toString(ports.edge2().https()))
                .withEnv(
                        "EDGE_2_MANAGEMENT_PORT", Integer.toString(ports.edge2().management()))
                .withEnv("COMPOSE_PROFILES", "edge-3")
                .withEnv("EDGE_3_HTTP_PORT", Integer.toString(edge3.http()))
                .withEnv("EDGE_3_HTTPS_PORT", Integer.toString(edge3.https()))
                .withEnv("EDGE_3_MANAGEMENT_PORT", Integer.toString(edge3.management()))
                // Of its own, so that a stack beside this one may have the standard one.
                .withEnv(
                        "ORIGIN_SUBNET", "10.212." + ThreadLocalRandom.current().nextInt(256) + ".0/24")
                .withEnv("ORIGIN_HEALTH_PORT", Integer.toString(ports.originHealth()))
                .withEnv("ORIGIN_HTTP_PORT", Integer.toString(ports.originHttp()))
                .withEnv("ORIGIN_HTTPS_PORT", Integer.toString(ports.originHttps()))
                .withEnv("PROBE_INTERVAL", "500ms")
                .withEnv("EDGE_MANAGEMENT_KEY", EdgeTable.KEY)
                // Writers give origins ports of their own.
                .withEnv("ORIGIN_PORTS", "80,443,1024-65535")
                // It depends on all others but the third edge, and is healthy once the edges route the demo domain.
                .waitingFor("edge-3-1", Wait.forHealthcheck().withStartupTimeout(SharedContainers.BUILD))
                .waitingFor("demo-origin-1", Wait.forHealthcheck().withStartupTimeout(SharedContainers.BUILD));
    }

    /** The id of a service's container, such as {@code edge-1}'s. */
    public String container(String service) {
        return compose.getContainerByServiceName(service + "-1").orElseThrow().getContainerId();
    }

    /** Kafka as this machine reaches it. */
    public String bootstrapServers() {
        return "localhost:" + ports.kafka();
    }

    /** The database as this machine reaches it; user and password are {@code backsource}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + ports.database() + "/backsource";
    }

    /** The edges' management ports, by id. */
    public Map<String, URI> management() {
        return Map.of(
                "edge-1", management(ports.edge1()),
                "edge-2", management(ports.edge2()),
                "edge-3", management(edge3));
    }

    /** With the administrator's key, which the containers take for theirs, as they have none yet. */
    private static Path freshFolder() {
        try {
            var parent = Files.createDirectories(Path.of("target", "stacks").toAbsolutePath());
            var folder = Files.createTempDirectory(parent, "containers-");
            TestAdministrator.headerFile(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EdgePorts freeEdge() {
        var free = FreePorts.next(3);
        return new EdgePorts(free.get(0), free.get(1), free.get(2));
    }

    private static URI management(EdgePorts ports) {
        return URI.create("http://127.0.0.1:" + ports.management());
    }

    @Override
    public URI api() {
        return URI.create("http://127.0.0.1:" + ports.configService() + "/api/v1");
    }

    @Override
    public List<EdgeAddress> edges() {
        return List.of(edge("edge-1", ports.edge1()), edge("edge-2", ports.edge2()), edge("edge-3", edge3));
    }

    @Override
    public String originAddress() {
        return "demo-origin";
    }

    @Override
    public String prohibitedAddress() {
        return "127.0.0.1";
    }

    @Override
    public int originPort(int policyPort) {
        return policyPort;
    }

    @Override
    public URI originControl() {
        return URI.create("http://127.0.0.1:" + ports.originHttp());
    }

    @Override
    public void close() {
        compose.stop();
    }

    private static EdgeAddress edge(String id, EdgePorts ports) {
        return new EdgeAddress(id, ports.http(), ports.https());
    }
}
