package dev.backsource.edge.testing;

import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.certificates.TestCertificate;
import dev.backsource.testing.infrastructure.TestBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * An edge on free ports with a real broker, impatient enough for tests. Instead of 80 and 443 stand free ports; origins
 * share them on the many addresses of the loopback network. One certificate, for {@code verified.example.test}, is among
 * the roots.
 */
public class EdgeResource implements QuarkusTestResourceLifecycleManager {
    /** Connections that a client may have: more than any test needs but that of the limit. */
    public static final int MOST_OF_ONE_ADDRESS = 2_200;

    /** What the management port asks for before it shows routes. */
    static final String MANAGEMENT_KEY = "management-key-of-tests";

    private @Nullable EmbeddedBroker broker;

    @Override
    public Map<String, String> start() {
        return TestBroker.withOwnClassLoader(this::startBroker);
    }

    private Map<String, String> startBroker() {
        var started = TestBroker.start();
        broker = started;
        createTopics(started);
        var certificates = CertificatesFolder.create();
        TestCertificate.of("verified.example.test").writePkcs8(certificates, "verified");
        var certificate = certificates.resolve("verified.crt").toString();
        var settings = new HashMap<>(ports());
        settings.put("kafka.bootstrap.servers", started.bootstrapServers());
        settings.put("test.broker.pid", Long.toString(started.process().pid()));
        settings.put("test.origin.certificate", certificate);
        settings.put("test.origin.key", certificates.resolve("verified.key").toString());
        settings.put("backsource.edge.origin-ca", certificate);
        settings.put("backsource.edge.disclose-origins", "true");
        settings.put("backsource.edge.client.idle-timeout", "3s");
        settings.put("backsource.edge.client.body-timeout", "2s");
        settings.put("backsource.edge.client.trusted-proxies", "127.0.0.9");
        settings.put("backsource.edge.client.max-connections-per-address", Integer.toString(MOST_OF_ONE_ADDRESS));
        // More than any test needs; NarrowEdgeResource has few.
        settings.put("backsource.edge.client.max-requests", "20000");
        settings.put("backsource.edge.client.max-requests-per-address", "10000");
        settings.put("backsource.edge.client.max-requests-per-domain", "10000");
        settings.put(
                "backsource.edge.https.certificates",
                CertificatesFolder.create().toString());
        settings.put("backsource.edge.https.certificates-check", "100ms");
        settings.put("backsource.edge.management-key", MANAGEMENT_KEY);
        settings.put("backsource.edge.drain-timeout", "1s");
        settings.put("backsource.edge.origin.connect-timeout", "4s");
        settings.put("backsource.edge.origin.first-byte-timeout", "2s");
        settings.put("backsource.edge.origin.idle-timeout", "1s");
        settings.put("backsource.edge.origin.tunnel-idle-timeout", "5s");
        var nameServer = FreePorts.next();
        settings.put("test.name-server.port", Integer.toString(nameServer));
        settings.put("quarkus.vertx.resolver.servers", "127.0.0.1:" + nameServer);
        settings.put("quarkus.vertx.resolver.query-timeout", "700ms");
        settings.put("quarkus.vertx.resolver.max-queries", "2");
        return settings;
    }

    /** The free ports of the edge and of what stands in for 80 and 443; origins on the loopback network. */
    public static Map<String, String> ports() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "backsource.origin-access.allowed-ranges", "127.0.0.0/8",
                "backsource.edge.host", "127.0.0.1",
                "backsource.edge.http.port", Integer.toString(FreePorts.next()),
                "backsource.edge.https.port", Integer.toString(FreePorts.next()),
                "backsource.standard-ports.http", Integer.toString(FreePorts.next()),
                "backsource.standard-ports.https", Integer.toString(FreePorts.next()));
    }

    /** Other services own the topics; here the test stands in for it. */
    public static void createTopics(EmbeddedBroker broker) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            Topics.createMissing(
                    admin,
                    List.of(
                            Topic.POLICY_CHANGES,
                            Topic.CACHE_PURGES,
                            Topic.ORIGIN_HEALTH,
                            Topic.EXPLAIN_REQUESTS,
                            Topic.EXPLAIN_ANSWERS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
