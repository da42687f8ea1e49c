package dev.backsource.eventlog.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Partitions without a leader, which a single broker doesn't have, topics that Kafka doesn't name, and refusals that arrive early. */
class FencedPublisherTest {
    private static final ProducerRecord<String, byte[]> ALERT = new ProducerRecord<>("alerts", 1, "key", new byte[0]);
    private static final ProducerRecord<String, byte[]> STATE = new ProducerRecord<>("states", 1, "key", new byte[0]);

    private final LeaderlessProducer producer = new LeaderlessProducer();
    private final FencedPublisher publisher = FencedPublisher.takeOver(producer);

    @Test
    void shouldRefuseRecordsWithoutALeaderBeforeItBeginsATransaction() {
        // Given
        producer.leaderless.add("alerts");

        // When
        assertThatThrownBy(() -> publisher.publish(List.of(STATE, ALERT)))
                .isInstanceOfSatisfying(
                        RefusedRecordsException.class,
                        refused -> assertThat(refused.places()).containsExactly(1));

        // Then
        assertThat(producer.transactionInFlight()).isFalse();
        publisher.publish(List.of(STATE));
        assertThat(producer.history()).containsExactly(STATE);
    }

    @Test
    void shouldPublishThemOnceThereIsALeader() {
        // Given
        producer.leaderless.add("alerts");
        assertThatThrownBy(() -> publisher.publish(List.of(ALERT))).isInstanceOf(RefusedRecordsException.class);

        // When
        producer.leaderless.clear();
        publisher.publish(List.of(ALERT));

        // Then
        assertThat(producer.history()).containsExactly(ALERT);
    }

    /** One that is missing, or mustn't be seen, holds up no other topic, and the records are named though they are alone. */
    @Test
    void shouldRefuseTheRecordsOfATopicThatKafkaDoesntName() {
        // Given
        producer.unnamed.add("alerts");

        // When
        assertThatThrownBy(() -> publisher.publish(List.of(STATE, ALERT, STATE)))
                .isInstanceOfSatisfying(
                        RefusedRecordsException.class,
                        refused -> assertThat(refused.places()).containsExactly(1));
        assertThatThrownBy(() -> publisher.publish(List.of(ALERT)))
                .isInstanceOfSatisfying(
                        RefusedRecordsException.class,
                        refused -> assertThat(refused.places()).containsExactly(0));

        // Then
        publisher.publish(List.of(STATE));
        producer.unnamed.clear();
        publisher.publish(List.of(ALERT));
        assertThat(producer.history()).containsExactly(STATE, ALERT);
    }

    /** Kafka may be away for good by then; that the transaction was aborted is known. */
    @Test
    void shouldSayThatTheRecordsWereRefusedThoughKafkaNoLongerNamesTheirTopic() {
        // Given
        producer.lost.add("alerts");

        // When
        assertThatThrownBy(() -> publisher.publish(List.of(STATE, ALERT)))
                .isInstanceOfSatisfying(
                        RefusedRecordsException.class,
                        refused -> assertThat(refused.places()).isEmpty());

        // Then
        producer.unnamed.clear();
        publisher.publish(List.of(STATE));
        assertThat(producer.history()).containsExactly(STATE);
    }

    /** One refusal fails all records of a transaction, so the first to fail is not to blame for that. */
    @Test
    void shouldNameNoRecordWhenTheBrokersRefusalArrivesBeforeTheNextIsSent() {
        // Given
        producer.refusedByTheBroker.add("alerts");

        // Then
        assertThatThrownBy(() -> publisher.publish(List.of(ALERT, STATE)))
                .isInstanceOfSatisfying(
                        RefusedRecordsException.class,
                        refused -> assertThat(refused.places()).isEmpty());
    }

    private static final class LeaderlessProducer extends MockProducer<String, byte[]> {
        private static final Node LEADER = new Node(1, "localhost", 9092);

        private final Set<String> leaderless = new HashSet<>();
        private final Set<String> unnamed = new HashSet<>();
        private final Set<String> refusedByTheBroker = new HashSet<>();
        /** Topics that are named no longer once a record was sent there, which fails. */
        private final Set<String> lost = new HashSet<>();

        LeaderlessProducer() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
            if (refusedByTheBroker.contains(record.topic())) {
                return refusedMeanwhile(record.topic(), callback);
            }
            return lost.contains(record.topic()) ? failedOnceAwaited(record.topic()) : super.send(record, callback);
        }

        /** As when the sending thread is held up behind the sending until the broker has answered. */
        private static Future<RecordMetadata> refusedMeanwhile(String topic, Callback callback) {
            var refusal = new RecordTooLargeException(topic);
            var network = new Thread(() -> callback.onCompletion(null, refusal));
            network.start();
            try {
                network.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return CompletableFuture.failedFuture(refusal);
        }

        private Future<RecordMetadata> failedOnceAwaited(String topic) {
            return new CompletableFuture<>() {
                @Override
                public RecordMetadata get() throws InterruptedException, ExecutionException {
                    unnamed.add(topic);
                    completeExceptionally(new TimeoutException("no answer"));
                    return super.get();
                }
            };
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            if (unnamed.contains(topic)) {
                throw new TimeoutException("no answer");
            }
            return List.of(new PartitionInfo(topic, 1, leaderless.contains(topic) ? null : LEADER, null, null));
        }
    }
}
