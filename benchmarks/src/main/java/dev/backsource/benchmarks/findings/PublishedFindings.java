package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.delivery.stack.TimedRequests;
import dev.backsource.benchmarks.run.ProgramOutput;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Scheme;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The reports of a prober on the domains of {@code StoredDomains}, without the prober: each has a firing alert with its finding, one of ten of them for a
 * closed port, the others for a certificate that is about to expire.
 */
public final class PublishedFindings {
    /** A filter by port state is refused above 10,000 domains. */
    static final int CLOSED_ONE_IN = 10;

    private static final OriginAddress ORIGIN = OriginAddress.parse("127.0.0.1");
    private static final int PORT = 80;
    private static final Place PLACE = new Place(ORIGIN, PORT, Scheme.HTTP);
    private static final String SOURCE = "/benchmarks";
    /** Reports count as new for three of them. */
    private static final Duration PROBE_INTERVAL = Duration.ofHours(1);

    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private PublishedFindings() {}

    /**
     * Publishes the reports on {@code domains} domains, and waits until the broker has them.
     *
     * @throws ExecutionException when the broker didn't accept one
     */
    public static void publish(String bootstrapServers, int domains) throws ExecutionException, InterruptedException {
        var now = Instant.now();
        Map<String, Object> producing = Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 20);
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers));
                var producer = new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer())) {
            // Those of the prober, which isn't there.
            Topics.createMissing(admin, List.of(Topic.values()));
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (var partition = 0; partition < Topic.POLICY_CHANGES.partitions(); partition++) {
                sent.add(producer.send(heartbeat(partition, now)));
            }
            for (var i = 0; i < domains; i++) {
                var name = DomainName.parse(WatchedDomains.name(i));
                var isClosed = i % CLOSED_ONE_IN == 0;
                // Alerts are listed by their beginning.
                var since = now.minusSeconds(i);
                sent.add(producer.send(health(name, isClosed, since)));
                sent.add(producer.send(alert(name, isClosed, since)));
            }
            for (var one : sent) {
                one.get();
            }
        }
    }

    /** Waits until config-service shows the alerts of all {@code domains} domains. */
    public static void awaitShown(TimedRequests requests, int domains) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (firing(requests) < domains) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("config-service does not show all alerts");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static int firing(TimedRequests requests) throws IOException, InterruptedException {
        var page = requests.body(requests.get("/alerts?status=FIRING&size=1"));
        return Integer.parseInt(
                new ProgramOutput("config-service", page).find(TOTAL).group(1));
    }

    private static ProducerRecord<String, byte[]> heartbeat(int partition, Instant now) {
        var status = new ProberStatus(partition, "prober-benchmark", now, now, 1, 1, PROBE_INTERVAL.toMillis(), 0, 0L);
        return EventRecords.toRecord(
                Topic.PROBER_STATUS,
                status.key(),
                EventCodec.PROBER_STATUS.encode(status),
                attributes(Topic.PROBER_STATUS, status.key(), status.key(), now));
    }

    private static ProducerRecord<String, byte[]> health(DomainName name, boolean isClosed, Instant since) {
        var port = isClosed
                ? new OriginHealth.Port(
                        ORIGIN, PORT, Scheme.HTTP, PortState.CLOSED, since, "connection refused", finding(true, since))
                : new OriginHealth.Port(ORIGIN, PORT, Scheme.HTTP, PortState.OPEN, since, "connection accepted");
        var findings = isClosed ? List.<Finding>of() : List.of(finding(false, since));
        return EventRecords.toRecord(
                Topic.ORIGIN_HEALTH,
                name.value(),
                EventCodec.ORIGIN_HEALTH.encode(new OriginHealth(name, 1, since, List.of(port), findings)),
                attributes(Topic.ORIGIN_HEALTH, name + "/" + since, name.value(), since));
    }

    private static ProducerRecord<String, byte[]> alert(DomainName name, boolean isClosed, Instant since) {
        var alert = new OriginAlert(
                name,
                isClosed ? AlertKind.ORIGIN_PORT_CLOSED : AlertKind.ORIGIN_CERTIFICATE_EXPIRING,
                AlertStatus.FIRING,
                ORIGIN,
                isClosed ? List.of(PORT) : List.of(),
                List.of(new OriginAlert.Affected(ORIGIN, isClosed ? List.of(PORT) : List.of())),
                1,
                since,
                null,
                finding(isClosed, since).detail(),
                null,
                List.of(finding(isClosed, since)));
        return EventRecords.toRecord(
                Topic.ORIGIN_ALERTS,
                EventRecords.partitionOf(Topic.ORIGIN_ALERTS, name.value()),
                alert.key(),
                EventCodec.ORIGIN_ALERT.encode(alert),
                attributes(Topic.ORIGIN_ALERTS, alert.key() + "/" + since, name.value(), since));
    }

    private static Finding finding(boolean isClosed, Instant since) {
        var measured = isClosed
                ? Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused())
                : Measurement.of(
                        FindingKind.CERTIFICATE_EXPIRING,
                        new CertificateExpiring(
                                "CN=www.example.com", "5e0c2f8a91d3b764", since.plus(Duration.ofDays(7)), 7));
        return measured.watched(PLACE, since, since, Confidence.REPEATED);
    }

    private static CloudEvent attributes(Topic topic, String id, String subject, Instant at) {
        return new CloudEvent(
                id, topic.eventType(), SOURCE, subject, at, topic == Topic.PROBER_STATUS ? null : 1L, null);
    }
}
