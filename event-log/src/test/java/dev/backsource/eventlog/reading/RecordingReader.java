package dev.backsource.eventlog.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Keeps the records that it takes, and continues at its last position. */
final class RecordingReader implements TopicReader {
    private final List<TopicPartition> partitions;
    private final ReadPositions positions;
    private final List<String> values = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private volatile @Nullable TopicEnd end;
    private volatile @Nullable String failsOn;
    private volatile boolean over;
    private volatile @Nullable String heldOn;
    private volatile CountDownLatch held = new CountDownLatch(0);

    RecordingReader(String topic, int partitions) {
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
        this.positions = new ReadPositions(this.partitions);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        if (end == null) {
            end = TopicEnd.of(consumer, partitions);
        }
        positions.seek(consumer);
        over = false;
        begun.incrementAndGet();
        return new Recording();
    }

    @Override
    public void failed(RuntimeException failure) {
        failures.add(failure);
    }

    /** Fails once on a batch with that value, and takes nothing of it. */
    void failOn(String value) {
        failsOn = value;
    }

    /** Takes nothing of a batch with that value before {@code until} is done. */
    void holdOn(String value, CountDownLatch until) {
        held = until;
        heldOn = value;
    }

    void endSession() {
        over = true;
    }

    List<TopicPartition> partitions() {
        return partitions;
    }

    List<String> values() {
        return values;
    }

    List<RuntimeException> failures() {
        return failures;
    }

    int begun() {
        return begun.get();
    }

    int closed() {
        return closed.get();
    }

    long position(int partition) {
        return positions.of(partitions.get(partition));
    }

    boolean hasCaughtUp() {
        var known = end;
        return known != null && positions.haveReached(known);
    }

    private final class Recording implements Session {
        @Override
        public void take(ConsumerRecords<String, byte[]> batch) {
            var texts = StreamSupport.stream(batch.spliterator(), false)
                    .map(received -> new String(received.value(), StandardCharsets.UTF_8))
                    .toList();
            if (failsOn != null && texts.contains(failsOn)) {
                failsOn = null;
                throw new IllegalStateException("a record was not understood");
            }
            if (heldOn != null && texts.contains(heldOn)) {
                hold();
            }
            values.addAll(texts);
            positions.advance(batch);
        }

        private void hold() {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
