package dev.backsource.benchmarks.console;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EdgeCounters;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The reports of many edges, a report a second of each as edges send them that have no news, without the edges. Three have been silent since their first,
 * one lags behind all changes, one has rejected a change, and the others have applied all.
 */
final class ReportingEdges implements AutoCloseable {
    /** Of the edges' ids. */
    static final String PREFIX = "edge-";

    private static final String SOURCE = "/benchmarks";
    private static final long TICK_MS = 100;
    private static final int TICKS_A_ROUND = 10;
    private static final long ROUTES = 100_000;
    private static final long REQUESTS_PER_SECOND = 800;
    private static final List<Integer> SILENT = List.of(417, 731, 902);
    private static final int LAGGING = 97;
    private static final int REJECTING = 120;

    private final int edges;
    private final Instant startedAt = Instant.now();
    private final List<TopicPartition> changes = TopicPartitions.of(Topic.POLICY_CHANGES);
    private final KafkaConsumer<byte[], byte[]> ends;
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "reporting-edges"));
    private final ScheduledFuture<?> reports;

    // Used by that thread only.
    private Map<Integer, Long> applied = Map.of();
    private Map<Integer, Long> appliedAtFirst = Map.of();
    private long tick;

    private ReportingEdges(String bootstrapServers, int edges) {
        this.edges = edges;
        ends = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        reports = thread.scheduleAtFixedRate(this::report, 0, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** Begins to report, in the name of {@code edges} edges. Their topic exists. */
    static ReportingEdges begin(String bootstrapServers, int edges) {
        return new ReportingEdges(bootstrapServers, edges);
    }

    /** A tenth of the edges. */
    private void report() {
        if (tick % TICKS_A_ROUND == 0) {
            applied = ends.endOffsets(changes).entrySet().stream()
                    .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
        }
        if (tick == 0) {
            appliedAtFirst = applied;
        }
        for (var i = (int) (tick % TICKS_A_ROUND); i < edges; i += TICKS_A_ROUND) {
            if (tick < TICKS_A_ROUND || !SILENT.contains(i)) {
                producer.send(toRecord(status(i)));
            }
        }
        tick++;
    }

    private EdgeStatus status(int number) {
        var rejections = number == REJECTING
                ? List.of(new EdgeStatus.Rejection(0, 0, "www0.example.com", "the value is no JSON", startedAt))
                : List.<EdgeStatus.Rejection>of();
        var requests = tick * REQUESTS_PER_SECOND / TICKS_A_ROUND;
        return new EdgeStatus(
                        PREFIX + "%04d".formatted(number),
                        startedAt,
                        Instant.now(),
                        true,
                        ROUTES,
                        number == LAGGING ? appliedAtFirst : applied,
                        rejections.size(),
                        rejections,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        null)
                .with(new EdgeCounters(
                        requests, requests * 9 / 10, requests / 10, Map.of("connection_refused", requests / 100)));
    }

    private static ProducerRecord<String, byte[]> toRecord(EdgeStatus status) {
        return EventRecords.toRecord(
                Topic.EDGE_STATUS,
                status.edge(),
                EventCodec.EDGE_STATUS.encode(status),
                new CloudEvent(
                        status.edge() + "/" + status.reportedAt(),
                        Topic.EDGE_STATUS.eventType(),
                        SOURCE,
                        status.edge(),
                        status.reportedAt(),
                        null,
                        null));
    }

    /** Fails when the reports have ended before. */
    @Override
    public void close() throws InterruptedException {
        var ended = reports.isDone();
        thread.shutdownNow();
        thread.awaitTermination(10, TimeUnit.SECONDS);
        ends.close();
        producer.close();
        if (ended) {
            throw new IllegalStateException("the edges' reports ended");
        }
    }
}
