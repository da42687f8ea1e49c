package dev.backsource.benchmarks.delivery;

import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.Pinned;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import dev.backsource.eventlog.Topics;
import dev.backsource.local.infrastructure.EmbeddedBroker;
import dev.backsource.local.infrastructure.EmbeddedDatabase;
import dev.backsource.local.infrastructure.FreePorts;
import dev.backsource.policy.event.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;

/**
 * A policy change from its commit to the moment both edges route by it, one change at a time, beside a bare round trip
 * through the same broker. Both take turns, so that the machine's moods meet them alike.
 */
public final class DeliveryFigures {
    private static final String DOMAIN = "www.example.com";
    private static final String ALL_CORES = "0-" + (Runtime.getRuntime().availableProcessors() - 1);
    private static final int WARM_UP = 200;
    private static final int CHANGES = 500;

    private DeliveryFigures() {}

    public static void main(String[] args) throws Exception {
        var folder = Checkout.dataFolder("delivery");
        try (var broker = EmbeddedBroker.startOnFreePorts(folder.resolve("kafka"));
                var database = EmbeddedDatabase.startOnFreePort(folder.resolve("postgres"));
                var one = new TellingOrigin();
                var other = new TellingOrigin()) {
            createTopic(broker);
            var api = FreePorts.next();
            try (var config = startConfig(folder, broker, database, api);
                    var edge1 = new RunningEdge("edge-1", folder, broker);
                    var edge2 = new RunningEdge("edge-2", folder, broker)) {
                new PolicyApi(api).create(one.port());
                edge1.watch().awaitOrigin(one.port());
                edge2.watch().awaitOrigin(one.port());
                measure(broker, new PolicyApi(api), edge1.watch(), edge2.watch(), one, other);
                if (!config.isAlive()) {
                    throw new IllegalStateException("config-service ended");
                }
            }
        }
    }

    private static void measure(
            EmbeddedBroker broker,
            PolicyApi api,
            EdgeWatch edge1,
            EdgeWatch edge2,
            TellingOrigin one,
            TellingOrigin other)
            throws Exception {
        var bare = new double[CHANGES];
        var routed = new double[CHANGES];
        try (var roundTrip = new BareRoundTrip(broker.bootstrapServers());
                var commits = new CommitTimes(broker.bootstrapServers(), DOMAIN)) {
            commits.next();
            for (var i = -WARM_UP; i < CHANGES; i++) {
                var bareMs = roundTrip.measure(new byte[500]);
                var port = (i & 1) == 0 ? other.port() : one.port();
                var routedMs = changeMs(api, commits, edge1, edge2, port);
                if (i >= 0) {
                    bare[i] = bareMs;
                    routed[i] = routedMs;
                }
            }
        }
        print(new Sample(bare), new Sample(routed));
    }

    /** The one for bare round trips; the services create their own. */
    private static void createTopic(EmbeddedBroker broker) throws InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            Topics.createMissing(admin, List.of(Topic.ORIGIN_HEALTH));
        }
    }

    private static double changeMs(PolicyApi api, CommitTimes commits, EdgeWatch edge1, EdgeWatch edge2, int port) {
        var first = CompletableFuture.supplyAsync(() -> edge1.awaitOrigin(port));
        var second = CompletableFuture.supplyAsync(() -> edge2.awaitOrigin(port));
        api.moveOrigin(port);
        var committed = commits.next();
        var last = first.join().isAfter(second.join()) ? first.join() : second.join();
        return Duration.between(committed, last).toNanos() / 1e6;
    }

    private static void print(Sample bare, Sample routed) {
        var report =
                Report.begin("policy change, commit to routed on both edges, " + CHANGES + " changes one at a time");
        report.line("   bare produce to consume   p50 %.2f ms, p99 %.2f ms", bare.median(), bare.quantile(0.99));
        report.line("   commit to routed          p50 %.2f ms, p99 %.2f ms", routed.median(), routed.quantile(0.99));
        report.line(
                "   ratio                     p50 %.2f x, p99 %.2f x (no limit set yet)",
                routed.median() / bare.median(), routed.quantile(0.99) / bare.quantile(0.99));
    }

    private static Pinned startConfig(Path folder, EmbeddedBroker broker, EmbeddedDatabase database, int port) {
        return Checkout.startService(
                "config-service",
                ALL_CORES,
                folder.resolve("config-service.log"),
                port,
                Map.of(
                        "kafka.bootstrap.servers", broker.bootstrapServers(),
                        "quarkus.datasource.reactive.url", "postgresql:" + database.location(),
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql:" + database.location(),
                        "quarkus.datasource.username", database.user(),
                        "quarkus.datasource.password", database.user()));
    }

    /** An edge's process and a connection that watches its answers. */
    private static final class RunningEdge implements AutoCloseable {
        private final Pinned process;
        private final EdgeWatch watch;

        RunningEdge(String id, Path folder, EmbeddedBroker broker) {
            var ports = FreePorts.next(3);
            var settings = new HashMap<String, String>();
            settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
            settings.put("backsource.edge.id", id);
            settings.put("backsource.edge.host", "127.0.0.1");
            settings.put("backsource.edge.origin.allowed-ranges", "127.0.0.0/8");
            settings.put("backsource.edge.http.port", Integer.toString(ports.get(0)));
            settings.put("backsource.edge.https.port", Integer.toString(ports.get(1)));
            process = Checkout.startService(
                    "edge-service", ALL_CORES, folder.resolve(id + ".log"), ports.get(2), settings);
            watch = new EdgeWatch(ports.get(0));
        }

        EdgeWatch watch() {
            return watch;
        }

        @Override
        public void close() {
            watch.close();
            process.close();
        }
    }
}
