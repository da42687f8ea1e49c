package dev.backsource.benchmarks.delivery.coldstart;

import dev.backsource.benchmarks.delivery.stack.TellingOrigin;
import dev.backsource.benchmarks.edge.jvm.LiveMemory;
import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.OwnJvm;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Sample;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The starts of edges that have so many domains, in turns with processes that only count the same records. */
final class ColdStart {
    private static final String HOST = "www.example.com";
    private static final int WARM_UP_SHARE = 10;

    private final int domains;
    private final Path folder;
    private final List<Double> bare = new ArrayList<>();
    private final List<Double> read = new ArrayList<>();
    private final List<Double> answeredFromTopic = new ArrayList<>();
    private final List<Double> loaded = new ArrayList<>();
    private final List<Double> answeredFromSnapshot = new ArrayList<>();
    private double bytesPerRoute;

    private ColdStart(int domains) {
        this.domains = domains;
        this.folder = Checkout.dataFolder("cold-start-" + domains);
    }

    static ColdStart measure(int domains, int rounds) throws Exception {
        var start = new ColdStart(domains);
        start.measure(rounds);
        return start;
    }

    /** The time of a process that only counts the records, in seconds. */
    Sample bare() {
        return sample(bare);
    }

    /** The time of an edge to read the topic. */
    Sample read() {
        return sample(read);
    }

    /** The time from the start of the process to its first response, when it has to read the topic. */
    Sample answeredFromTopic() {
        return sample(answeredFromTopic);
    }

    /** The time of an edge to load its snapshot. */
    Sample loaded() {
        return sample(loaded);
    }

    /** The time from the start of the process to its first response, while neither Kafka nor anything else runs. */
    Sample answeredFromSnapshot() {
        return sample(answeredFromSnapshot);
    }

    /** The growth of an edge's heap with every domain, in bytes. */
    double bytesPerRoute() {
        return bytesPerRoute;
    }

    private void measure(int rounds) throws Exception {
        try (var origin = new TellingOrigin()) {
            String servers;
            try (var broker = EmbeddedBroker.startOnFreePorts(folder.resolve("kafka"))) {
                servers = broker.bootstrapServers();
                createTopics(servers);
                measureMemory(servers, origin.port());
                for (var round = 0; round < rounds; round++) {
                    bare.add(countBare(servers));
                    startFromTopic(servers, round);
                }
            }
            for (var round = 0; round < rounds; round++) {
                startFromSnapshot(servers, round);
            }
        }
    }

    private static void createTopics(String servers) throws InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            Topics.createMissing(admin, List.of(Topic.POLICY_CHANGES, Topic.CACHE_PURGES, Topic.ORIGIN_HEALTH));
        }
    }

    /**
     * Publishes the domains while an edge runs, whose heap grows by their routes. The first tenth fills buffers and loads
     * classes, so that these don't count.
     */
    private void measureMemory(String servers, int originPort) {
        var host = ManyDomains.domain(HOST, "127.0.0.1", originPort, OriginProtocolPolicy.DISABLED);
        var log = folder.resolve("growing.log");
        try (var edge = new ColdEdge(log, servers, folder.resolve("growing"), LiveMemory.OPTIONS)) {
            var first = domains / WARM_UP_SHARE;
            ManyDomains.publish(servers, 0, first, host);
            edge.await("backsource_edge_routes", first);
            var before = edge.liveHeap();
            ManyDomains.publish(servers, first, domains, host);
            edge.await("backsource_edge_routes", domains);
            bytesPerRoute = (edge.liveHeap() - before) / (double) (domains - first);
        }
    }

    private double countBare(String servers) {
        var command = OwnJvm.command(ColdEdge.JVM, BareCount.class, List.of(servers, Integer.toString(domains)));
        var printed = PinnedProcess.output(ColdEdge.CORES, command).strip();
        return Double.parseDouble(printed.substring(printed.lastIndexOf('\n') + 1));
    }

    private void startFromTopic(String servers, int round) {
        var log = folder.resolve("topic-" + round + ".log");
        try (var edge = new ColdEdge(log, servers, snapshots(round), List.of())) {
            answeredFromTopic.add(edge.awaitAnswer(HOST));
            edge.await("backsource_edge_snapshot_age_seconds", 0);
            read.add(edge.metric("backsource_edge_topic_read_seconds"));
        }
    }

    private void startFromSnapshot(String servers, int round) {
        var log = folder.resolve("snapshot-" + round + ".log");
        try (var edge = new ColdEdge(log, servers, snapshots(round), List.of())) {
            answeredFromSnapshot.add(edge.awaitAnswer(HOST));
            edge.await("backsource_edge_routes", domains);
            loaded.add(edge.metric("backsource_edge_snapshot_load_seconds"));
        }
    }

    private Path snapshots(int round) {
        return folder.resolve("snapshots-" + round);
    }

    private static Sample sample(List<Double> seconds) {
        return new Sample(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
