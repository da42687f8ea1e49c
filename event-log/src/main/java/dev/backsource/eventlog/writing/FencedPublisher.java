package dev.backsource.eventlog.writing;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The transactional producer of a transactional id's owner, for as long as it is the owner. One instance at a time owns an id, so making a producer fences
 * the one before for good, on any machine and in the middle of any work: its open transaction is aborted, and the brokers refuse its late requests.
 * All methods block, for some seconds at most, and are called by one thread at a time.
 */
public final class FencedPublisher implements AutoCloseable {
    /**
     * No linger: records that wait together go in one transaction anyway, and a single one doesn't wait for more. One request at a time: a broker
     * takes any sequence number from a producer that it knows nothing of yet. Were the first batch for a partition refused, as by a broker that has
     * just made the topic, and the next one taken, the first would be out of sequence for as long as it is tried.
     */
    private static final Map<String, Object> CONFIG = Map.ofEntries(
            entry(ProducerConfig.ACKS_CONFIG, "all"),
            entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
            entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
            entry(ProducerConfig.LINGER_MS_CONFIG, 0),
            entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000),
            entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
            entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
            entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000),
            entry(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 10),
            entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000));

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    /** The end that the last transaction still needs, since Kafka didn't answer. */
    private End missing = End.NONE;

    private enum End {
        NONE,
        COMMIT,
        ABORT
    }

    private FencedPublisher(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Creates a producer and fences all earlier ones with the same id.
     *
     * @param kafka the settings of Kafka's clients, {@code bootstrap.servers} among them
     * @throws KafkaException when Kafka doesn't answer
     */
    public static FencedPublisher takeOver(Map<String, Object> kafka, String transactionalId) {
        var config = new HashMap<>(kafka);
        config.putAll(CONFIG);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return takeOver(new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()));
    }

    /**
     * Has {@code producer} fence all earlier producers with the same transactional id; closes it when it can't.
     *
     * @throws KafkaException when Kafka doesn't answer
     */
    public static FencedPublisher takeOver(Producer<String, byte[]> producer) {
        try {
            producer.initTransactions();
            return new FencedPublisher(producer);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Publishes all of {@code records} in their order, or none.
     *
     * @return where each was written
     * @throws RefusedRecordsException when records could not be written and the transaction was aborted, or never begun, since a partition has no
     *     leader or Kafka doesn't name a topic; the producer stays usable
     * @throws TimeoutException when Kafka didn't answer; the transaction may have been committed, and {@link #settle} finds that out
     * @throws KafkaException on any other failure; the producer is of no use any more, and the transaction may have been
     *     committed
     */
    public List<RecordMetadata> publish(List<ProducerRecord<String, byte[]>> records) {
        settle();
        refuseUnwritable(records);
        producer.beginTransaction();
        var attempts = TransactionAttempts.send(producer, records);
        var failure = attempts.awaitFailure();
        if (failure != null) {
            missing = End.ABORT;
            settle();
            throw new RefusedRecordsException(failure, attempts.refused());
        }
        missing = End.COMMIT;
        settle();
        return attempts.written();
    }

    /**
     * Refuses records of partitions that have no leader, as far as the client knows. They would hold up all others of the transaction until their time is
     * over. Brokers that register a transaction's partitions before they are written to (before Kafka 4) couldn't end it either. A client that knows
     * of a partition without a leader keeps asking for one.
     */
    private void refuseUnwritable(List<ProducerRecord<String, byte[]>> records) {
        var leaderless = LeaderlessPartitions.places(partitions(records), records);
        if (!leaderless.isEmpty()) {
            throw new RefusedRecordsException(
                    new LeaderNotAvailableException("the partition has no leader"), leaderless);
        }
    }

    /**
     * The partitions of the records' topics. Refuses records of a topic that Kafka doesn't name: it is missing, mustn't be seen, or Kafka is away. Only
     * those of the first such topic, since the client waits some seconds for each.
     */
    private List<PartitionInfo> partitions(List<ProducerRecord<String, byte[]>> records) {
        var partitions = new ArrayList<PartitionInfo>();
        for (var topic : records.stream().map(ProducerRecord::topic).distinct().toList()) {
            try {
                partitions.addAll(producer.partitionsFor(topic));
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                throw new RefusedRecordsException(e, places(records, topic));
            }
        }
        return partitions;
    }

    private static Set<Integer> places(List<ProducerRecord<String, byte[]>> records, String topic) {
        return IntStream.range(0, records.size())
                .filter(place -> records.get(place).topic().equals(topic))
                .boxed()
                .collect(Collectors.toSet());
    }

    /** Whether the records of the last transaction may be published, or may yet be: Kafka didn't answer to its commit. */
    public boolean isUndecided() {
        return missing == End.COMMIT;
    }

    /**
     * Ends the last transaction, if Kafka didn't answer before. Nobody else has published since when it succeeds.
     *
     * @throws TimeoutException when Kafka still doesn't answer
     * @throws KafkaException on any other failure, as {@link #publish}
     */
    public void settle() {
        switch (missing) {
            case COMMIT -> producer.commitTransaction();
            case ABORT -> producer.abortTransaction();
            case NONE -> {}
        }
        missing = End.NONE;
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
