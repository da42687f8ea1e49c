package dev.backsource.simulation.log;

import dev.backsource.eventlog.reading.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Has a reader follow partitions as the followers of the event log do, which wait on threads of their own: poll after poll each a step; a
 * failure opens a new consumer. It polls when there is something to read, and as often as the reader needs besides.
 */
public final class SimulatedFollower {
    private static final long RETRY_MICROS = 500_000;
    private static final long FETCHED_WITHIN_MICROS = 40_000;

    private final SimulatedKafka kafka;
    private final List<TopicPartition> partitions;
    private final Set<TopicPartition> own;
    private final TopicReader reader;
    private final long idleMicros;
    private final String name;
    private final String polls;
    private @Nullable Consumer<String, byte[]> consumer;
    private TopicReader.@Nullable Session session;
    private boolean due;
    private boolean stopped;

    /** @param idle how often it polls when there is nothing to read */
    public SimulatedFollower(
            SimulatedKafka kafka, String name, List<TopicPartition> partitions, TopicReader reader, Duration idle) {
        this.kafka = kafka;
        this.name = name;
        this.polls = name + " polls";
        this.partitions = partitions;
        this.own = Set.copyOf(partitions);
        this.reader = reader;
        this.idleMicros = idle.toNanos() / 1_000;
    }

    public void start() {
        java.util.function.Consumer<TopicPartition> reading = this::goesOn;
        kafka.log().addReader(reading);
        kafka.process().onEnd(() -> kafka.log().removeReader(reading));
        open();
        idle();
    }

    /** Ends it; nothing more is read. */
    public void stop() {
        stopped = true;
        close();
    }

    private void idle() {
        if (stopped) {
            return;
        }
        kafka.scheduler().after(idleMicros, kafka.process(), name + " waited", () -> {
            pollSoon();
            idle();
        });
    }

    private void goesOn(TopicPartition partition) {
        if (own.contains(partition)) {
            pollSoon();
        }
    }

    private void pollSoon() {
        if (!due && session != null) {
            due = true;
            var within = kafka.process().between(100, FETCHED_WITHIN_MICROS);
            kafka.scheduler().after(within, kafka.process(), polls, this::poll);
        }
    }

    private void open() {
        if (stopped) {
            return;
        }
        try {
            var opened = kafka.open(Map.of());
            opened.assign(partitions);
            session = reader.begin(opened);
            consumer = opened;
            pollSoon();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void poll() {
        due = false;
        var reading = session;
        var polled = consumer;
        if (reading == null || polled == null) {
            return;
        }
        try {
            var batch = polled.poll(Duration.ZERO);
            reading.take(batch);
            kafka.process().polls(partitions.get(0).topic(), !batch.isEmpty());
            if (reading.isOver()) {
                close();
                open();
            } else if (isBehind(polled)) {
                pollSoon();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private boolean isBehind(Consumer<String, byte[]> polled) {
        for (var partition : partitions) {
            if (polled.position(partition) < kafka.log().end(partition)) {
                return true;
            }
        }
        return false;
    }

    private void fail(RuntimeException failure) {
        close();
        if (failure instanceof KafkaException away) {
            reader.away(away);
        } else {
            reader.failed(failure);
        }
        kafka.scheduler().after(RETRY_MICROS, kafka.process(), name + " opens again", this::open);
    }

    private void close() {
        if (session != null) {
            session.close();
        }
        session = null;
        consumer = null;
    }
}
