package dev.backsource.system.console;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.finding.CertificateExpired;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Two edges and a prober that exist as their records: they report twice a second, the edges have applied all changes, and the prober answers each
 * question. They go on when the broker is back.
 */
final class WrittenFleet implements AutoCloseable {
    private static final String PROBER = "prober-1";
    private static final Duration REPORT_EVERY = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final List<TopicPartition> CHANGES = TopicPartitions.of(Topic.POLICY_CHANGES);
    private static final int HTTPS = 443;

    private final Instant startedAt = now();
    private final Set<String> edges = ConcurrentHashMap.newKeySet();
    private final Set<String> withoutHttps = ConcurrentHashMap.newKeySet();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> questions;
    private final Thread thread = new Thread(this::work, "written-fleet");
    private volatile boolean isClosed;
    private volatile @Nullable RuntimeException failure;

    private WrittenFleet(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", 1_000),
                new StringSerializer(),
                new ByteArraySerializer());
        questions = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 5_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var all = TopicPartitions.of(Topic.PROBE_REQUESTS);
        questions.assign(all);
        questions.seekToEnd(all);
    }

    /** Starts {@code edge-1}, {@code edge-2} and the prober, at a broker that has the topics. */
    static WrittenFleet start(String bootstrapServers) {
        var fleet = new WrittenFleet(bootstrapServers);
        fleet.edges.addAll(List.of("edge-1", "edge-2"));
        fleet.thread.start();
        return fleet;
    }

    /** The edge reports no more. */
    void kill(String edge) {
        edges.remove(edge);
    }

    /** Connections to port 443 of {@code origin} are refused. */
    void closeHttps(String origin) {
        withoutHttps.add(origin);
    }

    /** They are accepted again. */
    void openHttps(String origin) {
        withoutHttps.remove(origin);
    }

    /** The prober finds the certificate of {@code origin} expired, for each of {@code domains}, which are at their first revision. */
    void expireCertificate(String origin, List<String> domains) {
        var now = now();
        var measured = Measurement.of(
                FindingKind.CERTIFICATE_EXPIRED,
                new CertificateExpired("CN=" + origin, now.minus(5, ChronoUnit.MINUTES)));
        var address = new OriginAddress(origin);
        var finding = measured.watched(new Place(address, HTTPS, Scheme.HTTPS), now, now, Confidence.REPEATED);
        var port = new OriginHealth.Port(
                address, HTTPS, Scheme.HTTPS, PortState.CLOSED, now, PortCause.reason(measured), finding);
        var causes = new TreeMap<>(Map.of(HTTPS, PortCause.CERTIFICATE_EXPIRED));
        for (var name : domains) {
            var domain = DomainName.parse(name);
            var health = new OriginHealth(domain, 1, now, List.of(port));
            var alert = new OriginAlert(
                    domain,
                    AlertKind.ORIGIN_TLS_REFUSED,
                    AlertStatus.FIRING,
                    address,
                    List.of(HTTPS),
                    List.of(new OriginAlert.Affected(address, List.of(HTTPS), causes)),
                    1,
                    now,
                    null,
                    finding.detail() + " " + finding.remedy(),
                    null,
                    List.of(finding));
            write(Topic.ORIGIN_HEALTH, name, name, EventCodec.ORIGIN_HEALTH.encode(health));
            write(Topic.ORIGIN_ALERTS, name, alert.key(), EventCodec.ORIGIN_ALERT.encode(alert));
        }
    }

    private void work() {
        var reportedAt = Instant.EPOCH;
        while (!isClosed) {
            try {
                questions.poll(LOOK).forEach(received -> answer(TopicCodec.PROBE_REQUESTS.read(received)));
                if (now().isAfter(reportedAt.plus(REPORT_EVERY))) {
                    reportedAt = now();
                    report();
                }
            } catch (KafkaException e) {
                // The broker is down: nobody reads reports, and there are no questions.
            } catch (RuntimeException e) {
                failure = e;
                return;
            }
        }
    }

    private void report() {
        var now = now();
        for (var partition = 0; partition < CHANGES.size(); partition++) {
            var status = new ProberStatus(partition, PROBER, startedAt, now, 100, 100, 5_000, 0, 0L);
            write(Topic.PROBER_STATUS, status.key(), status.key(), EventCodec.PROBER_STATUS.encode(status));
        }
        var applied = new HashMap<Integer, Long>();
        questions.endOffsets(CHANGES).forEach((partition, end) -> {
            if (end > 0) {
                applied.put(partition.partition(), end - 1);
            }
        });
        for (var edge : edges) {
            var status = new EdgeStatus(
                    edge, startedAt, now, true, 1_300, applied, 0, List.of(), Map.of(), Map.of(), List.of(), null);
            write(Topic.EDGE_STATUS, edge, edge, EventCodec.EDGE_STATUS.encode(status));
        }
    }

    private void answer(ProbeRequest request) {
        var now = now();
        var ports = request.ports().stream().map(port -> result(port, now)).toList();
        var http = request.ports().stream()
                .map(OriginPort::origin)
                .distinct()
                .map(origin -> new ProbeAnswer.Http(origin, ProbeAnswer.HttpState.ASKED, null))
                .toList();
        var answer = new ProbeAnswer(request.id(), now, ports, List.of(), http);
        write(Topic.PROBE_ANSWERS, request.id(), request.id(), EventCodec.PROBE_ANSWER.encode(answer));
    }

    private ProbeAnswer.Port result(OriginPort asked, Instant now) {
        var isSecure = asked.scheme().isSecure();
        if (!isSecure || !withoutHttps.contains(asked.origin().value())) {
            return new ProbeAnswer.Port(
                    asked.origin(),
                    asked.port(),
                    asked.scheme(),
                    PortState.OPEN,
                    isSecure ? TlsVerdict.ACCEPTED : null,
                    "connection accepted",
                    now);
        }
        var measured = Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused());
        return new ProbeAnswer.Port(
                asked.origin(),
                asked.port(),
                asked.scheme(),
                PortState.CLOSED,
                null,
                PortCause.reason(measured),
                now,
                measured.asked(new Place(asked.origin(), asked.port(), asked.scheme()), PROBER, now));
    }

    /** Writes to the partition of {@code subject}. */
    private void write(Topic topic, String subject, String key, byte[] value) {
        var attributes = new CloudEvent(
                UUID.randomUUID().toString(), topic.eventType(), "/written-fleet", subject, now(), null, null);
        producer.send(EventRecords.toRecord(topic, EventRecords.partitionOf(topic, subject), key, value, attributes));
    }

    /** Events have times in milliseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        isClosed = true;
        questions.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        questions.close(CloseOptions.timeout(Duration.ZERO));
        producer.close(Duration.ZERO);
        if (failure != null) {
            throw new IllegalStateException("the written fleet has ended early", failure);
        }
    }
}
