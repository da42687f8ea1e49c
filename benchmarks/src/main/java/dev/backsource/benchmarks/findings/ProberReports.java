package dev.backsource.benchmarks.findings;

import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The first report of each domain's open ports, and of its alert, as consumers of the prober's topics see them. */
final class ProberReports implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PAUSE_MILLIS = 50;

    private final Map<String, Long> open = new ConcurrentHashMap<>();
    private final Map<String, Long> firing = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile boolean ended;

    ProberReports(String bootstrapServers) {
        reader = new Thread(() -> read(bootstrapServers), "prober-reports");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Waits until the ports of {@code domains} domains were reported as open.
     *
     * @throws IllegalStateException when that takes longer than {@code patience}
     */
    void awaitOpen(int domains, Duration patience) throws InterruptedException {
        await(open, domains, patience);
    }

    /** Waits likewise until alerts of {@code domains} domains fire. */
    void awaitFiring(int domains, Duration patience) throws InterruptedException {
        await(firing, domains, patience);
    }

    /** When the first alert of {@code domain} was read, by {@link System#nanoTime}. */
    long firingNanos(String domain) {
        return Objects.requireNonNull(firing.get(domain));
    }

    private static void await(Map<String, Long> seen, int domains, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (seen.size() < domains) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the prober reported %d of %d domains".formatted(seen.size(), domains));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private void read(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Stream.of(Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS)
                    .flatMap(topic -> IntStream.range(0, topic.partitions())
                            .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
                    .toList());
            while (!ended) {
                var read = consumer.poll(POLL);
                var now = System.nanoTime();
                read.forEach(one -> add(one, now));
            }
        }
    }

    private void add(ConsumerRecord<String, byte[]> seen, long now) {
        if (seen.topic().equals(Topic.ORIGIN_HEALTH.topicName())) {
            var health = EventCodec.ORIGIN_HEALTH.decode(seen.value());
            if (health.ports().stream().allMatch(port -> port.state() == PortState.OPEN)) {
                open.putIfAbsent(health.domain().value(), now);
            }
        } else {
            var alert = EventCodec.ORIGIN_ALERT.decode(seen.value());
            if (alert.status() == AlertStatus.FIRING) {
                firing.putIfAbsent(alert.domain().value(), now);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        reader.join();
    }
}
