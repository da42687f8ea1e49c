package dev.backsource.edge.snapshot;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.SnapshotOrigin;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.infrastructure.TestBroker;
import dev.backsource.testing.infrastructure.TestFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * An edge that has a snapshot and whose broker is away; a test starts the broker from {@code test.broker.*}. With the argument
 * {@code topic} the broker has the topic that the snapshot is of, on which things happened since; otherwise it has none. With
 * the argument {@code torn} the snapshot is torn.
 */
public class SnapshotEdgeResource implements QuarkusTestResourceLifecycleManager {
    static final Instant TAKEN_AT = Instant.parse("2026-11-24T10:15:30Z");
    static final Map<Integer, Long> OFFSETS = Map.of(0, 17L, 5, 0L);
    static final Rejection REJECTION = new Rejection(0, 12, "bad.example.test", "no JSON", TAKEN_AT);
    private static final String EDGE = "edge-1";

    private final int port = FreePorts.next();
    private final int controllerPort = FreePorts.next();
    private final int originPort = FreePorts.next();
    private final int otherOriginPort = FreePorts.next();
    private final Path folder = TestFolder.create("edge-");
    private final PolicyChange same =
            PolicyChange.of(domain("same.example.test", origin("127.0.0.1", originPort)), 1, TAKEN_AT);
    private final byte[] sameJson = EventCodec.POLICY_CHANGE.encode(same);
    private Map<String, String> arguments = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = initArgs;
    }

    @Override
    public Map<String, String> start() {
        return TestBroker.withOwnClassLoader(this::prepare);
    }

    private Map<String, String> prepare() {
        writeSnapshot(arguments.containsKey("topic") ? prepareTopic() : "of-another-topic");
        var settings = new HashMap<>(EdgeResource.ports());
        settings.put("kafka.bootstrap.servers", "127.0.0.1:" + port);
        settings.put("test.broker.folder", folder.resolve("broker").toString());
        settings.put("test.broker.port", Integer.toString(port));
        settings.put("test.broker.controller-port", Integer.toString(controllerPort));
        settings.put("test.origin.port", Integer.toString(originPort));
        settings.put("test.origin.other-port", Integer.toString(otherOriginPort));
        settings.put("backsource.edge.id", EDGE);
        settings.put("backsource.edge.snapshot.directory", folder.toString());
        settings.put("backsource.edge.snapshot.interval", "100ms");
        return settings;
    }

    /** What happened since: a domain was changed, one removed so long ago that nothing tells of it, one is new. */
    private String prepareTopic() {
        try (var broker = EmbeddedBroker.start(folder.resolve("broker"), port, controllerPort)) {
            broker.awaitReady();
            EdgeResource.createTopics(broker);
            try (var log = new PolicyLog(broker.bootstrapServers())) {
                log.put("same.example.test", sameJson, PolicyLog.attributes("same.example.test", 1));
                log.put(domain("moved.example.test", origin("127.0.0.1", otherOriginPort)), 2);
                log.put(domain("new.example.test", origin("127.0.0.1", originPort)), 1);
                log.remove("reborn.example.test", 2);
            }
            return topicId(broker.bootstrapServers());
        }
    }

    private static String topicId(String bootstrapServers) {
        var name = Topic.POLICY_CHANGES.topicName();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var described = admin.describeTopics(List.of(name)).allTopicNames().get();
            return described.values().iterator().next().topicId().toString();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void writeSnapshot(String topicId) {
        var table = new RoutingTable();
        table.apply(domain("same.example.test", origin("127.0.0.1", originPort)), StateVersion.of(same, sameJson));
        for (var name : List.of("moved", "removed", "reborn")) {
            table.apply(domain(name + ".example.test", origin("127.0.0.1", originPort)), 1);
        }
        table.remove(new DomainName("gone.example.test"), StateVersion.ofRemoval(0, 1));
        var file = new SnapshotFile(folder, EDGE);
        var origin = new SnapshotOrigin(topicId, TAKEN_AT, OFFSETS);
        try {
            file.write(new Snapshot("127.0.0.1:" + port, origin, table.served(), List.of(REJECTION)));
            if (arguments.containsKey("torn")) {
                var whole = Files.readAllBytes(file.path());
                Files.write(file.path(), Arrays.copyOf(whole, whole.length / 2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
