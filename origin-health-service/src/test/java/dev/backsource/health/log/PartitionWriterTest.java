package dev.backsource.health.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.health.testing.HandTurnedLoop;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** The writer of a partition, whose calls of Kafka are made as the test turns the loop. */
class PartitionWriterTest {
    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final ScriptedProducer producer = new ScriptedProducer();
    private final List<RuntimeException> lost = new ArrayList<>();
    private final PartitionWriter writer =
            new PartitionWriter(loop, loop::execute, FencedPublisher.takeOver(producer), lost::add);

    @Test
    void shouldWriteInTheNextTransactionWhatComesDuringOne() {
        // Given
        var a = send("a");

        // When
        var b = send("b");
        var c = send("c");
        loop.turn();

        // Then
        assertThat(producer.committed).containsExactly(List.of("a"), List.of("b", "c"));
        assertThat(List.of(a, b, c)).allMatch(Future::succeeded);
    }

    /** Kafka has the commit, or will have it when it is sent again: the record is neither lost nor written twice. */
    @Test
    void shouldSettleATransactionWhoseCommitIsNotAnsweredBeforeItWritesAnythingElse() {
        // Given
        producer.commits.add(new TimeoutException("no answer"));
        producer.commits.add(new TimeoutException("no answer yet"));
        var a = send("a");
        var b = send("b");
        loop.turn();
        var early = a.isComplete();

        // When
        loop.ring();
        loop.ring();

        // Then
        assertThat(early).isFalse();
        assertThat(producer.committed).containsExactly(List.of("a"), List.of("b"));
        assertThat(a.succeeded()).isTrue();
        assertThat(b.succeeded()).isTrue();
        assertThat(lost).isEmpty();
    }

    @Test
    void shouldGoOnOnceARefusedTransactionIsAborted() {
        // Given
        producer.sends.add(new TimeoutException("Kafka is away"));
        producer.aborts.add(new TimeoutException("still"));
        var a = send("a");
        loop.turn();

        // When
        var again = send("a");
        loop.turn();

        // Then
        assertThat(a.failed()).isTrue();
        assertThat(again.succeeded()).isTrue();
        assertThat(producer.committed).containsExactly(List.of("a"));
        assertThat(lost).isEmpty();
    }

    @Test
    void shouldWriteOneByOneWhatWasRefusedTogether() {
        // Given
        send("first");
        send("a");
        send("b");
        producer.refusedByBroker.add("b");
        loop.turn();

        // When
        var a = send("a");
        var b = send("b");
        loop.turn();

        // Then
        assertThat(a.succeeded()).isTrue();
        assertThat(b.failed()).isTrue();
        assertThat(producer.committed).containsExactly(List.of("first"), List.of("a"));
    }

    /** As port states beside an alert while the topic of alerts has a partition without a leader. */
    @Test
    void shouldWriteTheOthersAtOnceWhereItIsKnownWhichRecordsAreRefused() {
        // Given
        producer.leaderless.add("alerts");
        send("first");

        // When
        var alert = send("alerts", "alert");
        var a = send("a");
        var b = send("b");
        loop.turn();

        // Then
        assertThat(alert.failed()).isTrue();
        assertThat(List.of(a, b)).allMatch(Future::succeeded);
        assertThat(producer.committed).containsExactly(List.of("first"), List.of("a", "b"));
        assertThat(lost).isEmpty();
    }

    @Test
    void shouldReportThatAnotherOneHasTakenOver() {
        // Given
        var fenced = new ProducerFencedException("there is a newer producer");
        producer.sends.add(fenced);
        producer.aborts.add(fenced);

        // When
        var a = send("a");
        var b = send("b");
        loop.turn();
        var later = send("c");

        // Then
        assertThat(List.of(a, b, later)).allMatch(Future::failed);
        assertThat(producer.committed).isEmpty();
        assertThat(lost).containsExactly(fenced);
        assertThat(producer.isClosed).isTrue();
    }

    @Test
    void shouldEndTheTransactionUnderWayAndWriteNothingMoreWhenItIsClosed() {
        // Given
        var a = send("a");
        var b = send("b");

        // When
        writer.close();
        loop.turn();

        // Then
        assertThat(a.succeeded()).isTrue();
        assertThat(b.failed()).isTrue();
        assertThat(producer.committed).containsExactly(List.of("a"));
        assertThat(producer.isClosed).isTrue();
        assertThat(lost).isEmpty();
    }

    private Future<Void> send(String value) {
        return send("topic", value);
    }

    private Future<Void> send(String topic, String value) {
        return writer.send(new ProducerRecord<>(topic, 3, "key", value.getBytes(StandardCharsets.UTF_8)));
    }

    /** A producer that fails as it is told. */
    private static final class ScriptedProducer extends MockProducer<String, byte[]> {
        private final Deque<KafkaException> sends = new ArrayDeque<>();
        private final Deque<KafkaException> commits = new ArrayDeque<>();
        private final Deque<KafkaException> aborts = new ArrayDeque<>();
        private final List<String> refusedByBroker = new ArrayList<>();
        private final List<String> leaderless = new ArrayList<>();
        private final List<List<String>> committed = new ArrayList<>();
        private List<String> open = new ArrayList<>();
        private boolean isClosed;

        @Override
        public void initTransactions() {}

        @Override
        public void beginTransaction() {
            assertThat(open).as("the records of the open transaction").isEmpty();
        }

        @Override
        public synchronized java.util.concurrent.Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> record, Callback callback) {
            var value = new String(record.value(), StandardCharsets.UTF_8);
            // A broker refuses on another thread than the one that sends.
            if (refusedByBroker.contains(value)) {
                return CompletableFuture.failedFuture(new RecordTooLargeException(value));
            }
            assertThat(leaderless).doesNotContain(record.topic());
            if (!sends.isEmpty()) {
                var refusal = sends.remove();
                callback.onCompletion(null, refusal);
                return CompletableFuture.failedFuture(refusal);
            }
            open.add(value);
            var partition = new TopicPartition(record.topic(), record.partition());
            return CompletableFuture.completedFuture(new RecordMetadata(partition, 0, 0, 0, 0, 0));
        }

        @Override
        public void commitTransaction() {
            failWith(commits);
            committed.add(open);
            open = new ArrayList<>();
        }

        @Override
        public void abortTransaction() {
            failWith(aborts);
            open = new ArrayList<>();
        }

        private static void failWith(Deque<KafkaException> failures) {
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            return leaderless.contains(topic) ? List.of(new PartitionInfo(topic, 3, null, null, null)) : List.of();
        }

        @Override
        public void close(java.time.Duration timeout) {
            isClosed = true;
        }
    }
}
