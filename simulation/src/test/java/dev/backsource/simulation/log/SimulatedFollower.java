package dev.backsource.simulation.log;

import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.FollowerDoor;
import dev.backsource.eventlog.reading.TopicReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a follower: takes the steps of the follower's own loop. Where that would wait in a poll, the next step comes when there is something
 * to read, and now and then besides.
 */
public final class SimulatedFollower {
    private static final long FETCHED_WITHIN_MICROS = 40_000;
    private static final long TAKEN_WITHIN_MICROS = 1_000;
    /** How long a poll waits at most, which readers may wait for to begin again. */
    private static final long POLL_MICROS = 200_000;

    private final SimulatedKafka kafka;
    private final Set<TopicPartition> partitions;
    private final long idleMicros;
    private final String name;
    private final String polls;
    private final String takes;
    private final FollowerDoor loop;
    private @Nullable LogConsumer opened;
    private boolean due;
    private boolean taking;
    private boolean stopped;

    /**
     * The thread of a {@code TopicFollower}.
     *
     * @param idle how often it polls when there is nothing to read
     */
    public SimulatedFollower(SimulatedKafka kafka, FollowerConfig config, TopicReader reader, Duration idle) {
        this.kafka = kafka;
        this.name = config.name();
        this.polls = name + " polls";
        this.takes = name + " takes";
        this.partitions = Set.copyOf(config.partitions());
        this.idleMicros = idle.toNanos() / 1_000;
        this.loop = FollowerDoor.of(
                new Opening(),
                config,
                new Noting(reader, topic(config)),
                kafka.scheduler().clock()::nanos);
    }

    /** The threads of a {@code SharedFollower}. */
    public SimulatedFollower(
            SimulatedKafka kafka, String name, Map<FollowerConfig, TopicReader> readers, Duration idle) {
        this.kafka = kafka;
        this.name = name;
        this.polls = name + " polls";
        this.takes = name + " takes";
        this.partitions = readers.keySet().stream()
                .flatMap(config -> config.partitions().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.idleMicros = idle.toNanos() / 1_000;
        var noted = new LinkedHashMap<FollowerConfig, TopicReader>();
        readers.forEach((config, reader) -> noted.put(config, new Noting(reader, topic(config))));
        this.loop = FollowerDoor.shared(
                new Opening(),
                name,
                noted,
                kafka.scheduler().clock()::nanos,
                bound -> kafka.process().between(0, bound - 1));
    }

    private static String topic(FollowerConfig config) {
        return config.partitions().get(0).topic();
    }

    public void start() {
        Consumer<TopicPartition> reading = partition -> stepSoon();
        kafka.log().addReader(partitions, reading);
        kafka.process().onEnd(() -> kafka.log().removeReader(partitions, reading));
        stepWithin(1);
        idle();
    }

    /** Ends it; nothing more is read. */
    public void stop() {
        stopped = true;
        loop.end();
    }

    private void idle() {
        if (stopped) {
            return;
        }
        kafka.scheduler().after(idleMicros, kafka.process(), name + " waited", () -> {
            stepSoon();
            idle();
        });
    }

    private void stepSoon() {
        if (!due) {
            stepWithin(kafka.process().between(100, FETCHED_WITHIN_MICROS));
        }
    }

    private void stepWithin(long micros) {
        if (!due && !stopped) {
            due = true;
            kafka.scheduler().after(micros, kafka.process(), polls, this::step);
        }
    }

    private void step() {
        due = false;
        if (stopped) {
            return;
        }
        var delayMs = loop.step();
        if (delayMs > 0) {
            stepWithin(delayMs * 1_000);
        } else if (opened != null && opened.hasMore()) {
            stepSoon();
        } else if (loop.isLeftOut()) {
            stepWithin(POLL_MICROS);
        }
        takeSoon();
    }

    /** As the threads of the readers do. */
    private void takeSoon() {
        if (!taking && loop.hasBatch()) {
            taking = true;
            var within = kafka.process().between(1, TAKEN_WITHIN_MICROS);
            kafka.scheduler().after(within, kafka.process(), takes, this::take);
        }
    }

    private void take() {
        taking = false;
        if (stopped) {
            return;
        }
        loop.takeBatches();
        takeSoon();
        if (loop.isLeftOut() || (opened != null && opened.hasPaused())) {
            stepSoon();
        }
    }

    /** Opens consumers, and knows the last one. */
    private final class Opening extends ConsumerFactory {
        Opening() {
            super(Map.of());
        }

        @Override
        public org.apache.kafka.clients.consumer.Consumer<String, byte[]> open(Map<String, Object> settings) {
            var consumer = kafka.open(settings);
            opened = consumer;
            return consumer;
        }
    }

    /** Tells the process of what its reader takes. */
    private final class Noting implements TopicReader {
        private final TopicReader reader;
        private final String topic;

        Noting(TopicReader reader, String topic) {
            this.reader = reader;
            this.topic = topic;
        }

        @Override
        public Session begin(org.apache.kafka.clients.consumer.Consumer<?, ?> consumer) {
            var session = reader.begin(consumer);
            return new Session() {
                @Override
                public void take(ConsumerRecords<String, byte[]> batch) {
                    session.take(batch);
                    kafka.process().polls(topic, !batch.isEmpty());
                }

                @Override
                public void idle(org.apache.kafka.clients.consumer.Consumer<?, ?> polled) {
                    session.idle(polled);
                }

                @Override
                public boolean isOver() {
                    return session.isOver();
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        }

        @Override
        public void failed(RuntimeException failure) {
            reader.failed(failure);
        }

        @Override
        public void away(KafkaException failure) {
            reader.away(failure);
        }
    }
}
