package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.Pinned;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.Topics;
import dev.backsource.local.infrastructure.EmbeddedBroker;
import dev.backsource.local.infrastructure.FreePorts;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A GET of 1 KiB passed through to the origin, edge and nginx in turn on the same core. Load and origin share the other
 * core, so each proxy is only the bottleneck when its own core is full; its use is printed to show that.
 */
public final class PassThroughFigures {
    private static final String PROXY_CORE = "0";
    private static final String OTHER_CORE = "1";
    private static final int ROUNDS = 5;
    private static final int SECONDS = 10;
    private static final int WARM_UP_SECONDS = 40;
    private static final int SIZE = 1024;

    private PassThroughFigures() {}

    public static void main(String[] args) throws Exception {
        var report = Report.begin("pass-through GET of 1 KiB, one core, 64 connections");
        report.line("   peer: %s", Nginx.version(OTHER_CORE));
        var folder = Checkout.dataFolder("pass-through");
        var ports = FreePorts.next(5);
        int originPort = ports.get(0);
        int nginxPort = ports.get(1);
        int edgePort = ports.get(2);
        try (var broker = EmbeddedBroker.startOnFreePorts(folder.resolve("kafka"));
                var origin = Nginx.origin(OTHER_CORE, folder.resolve("origin"), originPort, SIZE);
                var nginx = Nginx.passThrough(PROXY_CORE, folder.resolve("nginx"), nginxPort, originPort)) {
            publishDomain(broker, originPort);
            try (var edge = startEdge(broker, folder, edgePort, ports.get(3), ports.get(4))) {
                report.line("   origin alive: %s", origin.isAlive());
                compare(report, new Peer("nginx", nginx, nginxPort), new Peer("edge", edge, edgePort));
            }
        }
    }

    private record Peer(String name, Pinned process, int port) {}

    /** What one round of one peer gave; {@code use} is its share of its core. */
    private record Round(double requestsPerSecond, double p99Ms, double use) {}

    private static void compare(Report report, Peer nginx, Peer edge) {
        Wrk.run(OTHER_CORE, nginx.port(), 3);
        Wrk.run(OTHER_CORE, edge.port(), WARM_UP_SECONDS);
        var rounds = new LinkedHashMap<Peer, List<Round>>();
        for (var i = 0; i < ROUNDS; i++) {
            for (var peer : List.of(nginx, edge)) {
                rounds.computeIfAbsent(peer, any -> new ArrayList<>()).add(round(peer));
            }
        }
        rounds.forEach((peer, measured) -> print(report, peer, measured));
        var nginxRounds = rounds.getOrDefault(nginx, List.of());
        var edgeRounds = rounds.getOrDefault(edge, List.of());
        report.atLeast(
                "edge / nginx, requests a second", ratio(edgeRounds, nginxRounds, Round::requestsPerSecond), 0.8, "x");
        report.atMost("edge / nginx, p99", ratio(edgeRounds, nginxRounds, Round::p99Ms), 2.0, "x");
    }

    private static Round round(Peer peer) {
        var before = peer.process().processorSeconds();
        var result = Wrk.run(OTHER_CORE, peer.port(), SECONDS);
        var use = (peer.process().processorSeconds() - before) / SECONDS;
        return new Round(result.requestsPerSecond(), result.p99Ms(), use);
    }

    private static void print(Report report, Peer peer, List<Round> rounds) {
        report.line(
                "   %-6s requests/s %s, p99 ms %s, of its core %s",
                peer.name(),
                sample(rounds, Round::requestsPerSecond).withSpread(),
                sample(rounds, Round::p99Ms).withSpread(),
                sample(rounds, Round::use).withSpread());
    }

    /** The median of the ratios round by round, since the machine's speed drifts. */
    private static double ratio(List<Round> ours, List<Round> theirs, ToDoubleFunction<Round> figure) {
        var ratios = new double[ours.size()];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i));
        }
        return new Sample(ratios).median();
    }

    private static Sample sample(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return new Sample(rounds.stream().mapToDouble(figure).toArray());
    }

    private static Pinned startEdge(EmbeddedBroker broker, Path folder, int http, int https, int management) {
        return Checkout.startService(
                "edge-service",
                PROXY_CORE,
                folder.resolve("edge.log"),
                management,
                Map.of(
                        "kafka.bootstrap.servers",
                        broker.bootstrapServers(),
                        "backsource.edge.id",
                        "edge-benchmark",
                        "backsource.edge.host",
                        "127.0.0.1",
                        "backsource.edge.http.port",
                        Integer.toString(http),
                        "backsource.edge.https.port",
                        Integer.toString(https),
                        "backsource.edge.event-loops",
                        "1"));
    }

    private static void publishDomain(EmbeddedBroker broker, int originPort) throws Exception {
        var name = DomainName.parse("www.example.com");
        var domain = new Domain(
                name,
                List.of(new Origin(OriginAddress.parse("127.0.0.1"), originPort, OriginPriority.PRIMARY, 10)),
                OriginTls.DEFAULT,
                OriginProtocolPolicy.DISABLED,
                DynamicAcceleration.OFF,
                GrantedPorts.NONE);
        var now = Instant.now();
        var attributes = new CloudEvent(
                name + "/1", Topic.POLICY_CHANGES.eventType(), "/benchmarks", name.value(), now, 1L, null);
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var admin = Admin.create(config);
                var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            Topics.createMissing(admin, List.of(Topic.POLICY_CHANGES));
            producer.send(EventRecords.toRecord(
                            Topic.POLICY_CHANGES,
                            name.value(),
                            EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, 1, now)),
                            attributes))
                    .get();
        }
    }
}
