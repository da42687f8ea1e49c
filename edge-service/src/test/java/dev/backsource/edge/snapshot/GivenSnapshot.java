package dev.backsource.edge.snapshot;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.SnapshotOrigin;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.KafkaEdge;
import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.infrastructure.TestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A snapshot of an edge whose broker is away. The broker has the snapshot's topic, with later changes, or doesn't have it. */
final class GivenSnapshot {
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

    private GivenSnapshot() {}

    /** A snapshot of the broker's topic. */
    static GivenSnapshot ofTheTopic() {
        var given = new GivenSnapshot();
        given.write(given.prepareTopic(), false);
        return given;
    }

    /** A snapshot of a topic that the broker doesn't have. */
    static GivenSnapshot ofAnotherTopic() {
        var given = new GivenSnapshot();
        given.write("of-another-topic", false);
        return given;
    }

    static GivenSnapshot torn() {
        var given = new GivenSnapshot();
        given.write("of-another-topic", true);
        return given;
    }

    /** Starts the edge with the snapshot. The caller closes it. */
    KafkaEdge startEdge() {
        return BuiltEdge.startOn(
                servers(),
                TestSettings.ports(),
                "backsource.edge.id",
                EDGE,
                "backsource.edge.snapshot.directory",
                folder.toString(),
                "backsource.edge.snapshot.interval",
                "100ms");
    }

    /** Starts the broker and waits until it responds. The caller closes it. */
    EmbeddedBroker startBroker() {
        var broker = EmbeddedBroker.start(folder.resolve("broker"), port, controllerPort);
        broker.awaitReady();
        return broker;
    }

    int originPort() {
        return originPort;
    }

    int otherOriginPort() {
        return otherOriginPort;
    }

    private String servers() {
        return "127.0.0.1:" + port;
    }

    /** The later changes: a domain was changed, one was removed so long ago that its tombstone is gone, one is new. */
    private String prepareTopic() {
        try (var broker = startBroker()) {
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

    private void write(String topicId, boolean torn) {
        var table = new RoutingTable();
        table.apply(domain("same.example.test", origin("127.0.0.1", originPort)), StateVersion.of(same, sameJson));
        for (var name : List.of("moved", "removed", "reborn")) {
            table.apply(domain(name + ".example.test", origin("127.0.0.1", originPort)), 1);
        }
        table.remove(new DomainName("gone.example.test"), StateVersion.ofRemoval(0, 1));
        var file = new SnapshotFile(folder, EDGE);
        var origin = new SnapshotOrigin(topicId, TAKEN_AT, OFFSETS);
        try {
            file.write(new Snapshot(servers(), origin, table.served(), List.of(REJECTION), () -> null));
            if (torn) {
                var whole = Files.readAllBytes(file.path());
                Files.write(file.path(), Arrays.copyOf(whole, whole.length / 2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
