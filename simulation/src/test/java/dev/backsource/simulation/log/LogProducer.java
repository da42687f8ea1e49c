package dev.backsource.simulation.log;

import dev.backsource.simulation.Process;
import dev.backsource.simulation.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** A transactional producer of the simulated log. Now and then an answer doesn't come back: whether it was written then isn't known. */
final class LogProducer extends MockProducer<String, byte[]> {
    private final SimulatedLog log;
    private final String id;
    private final Process process;
    private final VirtualClock clock;
    private final double lostAnswers;
    private int epoch = -1;

    LogProducer(SimulatedLog log, String id, Process process, VirtualClock clock, double lostAnswers) {
        this.log = log;
        this.id = id;
        this.process = process;
        this.clock = clock;
        this.lostAnswers = lostAnswers;
    }

    @Override
    public void initTransactions() {
        requireKafka();
        epoch = log.takeOver(id);
    }

    @Override
    public void beginTransaction() {}

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        if (!process.reachesKafka(clock.micros()) || isLost()) {
            return refuse(new TimeoutException("Kafka can't be reached"), callback);
        }
        try {
            var offset = log.append(id, epoch, record);
            var partition = new TopicPartition(record.topic(), record.partition());
            return CompletableFuture.completedFuture(new RecordMetadata(partition, offset, 0, 0, 0, 0));
        } catch (org.apache.kafka.common.KafkaException e) {
            return refuse(e, callback);
        }
    }

    private static Future<RecordMetadata> refuse(RuntimeException refusal, Callback callback) {
        callback.onCompletion(null, refusal);
        return CompletableFuture.failedFuture(refusal);
    }

    @Override
    public void commitTransaction() {
        end(true);
    }

    @Override
    public void abortTransaction() {
        end(false);
    }

    private void end(boolean isCommitted) {
        requireKafka();
        var isLost = isLost();
        if (isLost && process.chance().nextBoolean()) {
            throw new TimeoutException("the end of the transaction didn't arrive");
        }
        log.end(id, epoch, isCommitted);
        if (isLost) {
            throw new TimeoutException("the answer to the end of the transaction didn't arrive");
        }
    }

    private boolean isLost() {
        return lostAnswers > 0 && process.chance().nextDouble() < lostAnswers;
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
        return List.of();
    }

    @Override
    public void close() {}

    @Override
    public void close(Duration timeout) {}

    private void requireKafka() {
        if (!process.reachesKafka(clock.micros())) {
            throw new TimeoutException("Kafka can't be reached");
        }
    }
}
