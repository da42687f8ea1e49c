package dev.backsource.edge.routing.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PolicyChangeIntakeTest {
    private static final TopicPartition FIRST = new TopicPartition("policy-changes", 0);

    private final List<Long> takenIn = new CopyOnWriteArrayList<>();

    @Test
    void shouldTakeInBatchesInOrderWhileTheNextIsRead() {
        // Given
        var gate = new CountDownLatch(1);
        try (var intake = new PolicyChangeIntake(batch -> takeIn(batch, gate))) {
            // When
            intake.take(batch(0));
            assertThat(takenIn).isEmpty();
            gate.countDown();
            intake.take(batch(7));
            intake.finish();

            // Then
            assertThat(takenIn).containsExactly(0L, 7L);
        }
    }

    @Test
    void shouldTakeNothingInBehindABatchThatWasNotTakenInUntilThatIsSettled() {
        // Given
        try (var intake = new PolicyChangeIntake(this::takeInOrFail)) {
            intake.take(batch(0));
            intake.take(batch(13));

            // When, Then
            assertThatThrownBy(() -> intake.take(batch(14))).isInstanceOf(CompletionException.class);
            intake.settle();
            intake.take(batch(1));
            intake.finish();
            assertThat(takenIn).containsExactly(0L, 1L);
        }
    }

    private void takeIn(ConsumerRecords<String, byte[]> batch, CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        takeInOrFail(batch);
    }

    private void takeInOrFail(ConsumerRecords<String, byte[]> batch) {
        for (var received : batch) {
            if (received.offset() == 13) {
                throw new IllegalStateException("no luck");
            }
            takenIn.add(received.offset());
        }
    }

    private static ConsumerRecords<String, byte[]> batch(long offset) {
        return new ConsumerRecords<>(
                Map.of(FIRST, List.of(new ConsumerRecord<>(FIRST.topic(), 0, offset, "key", new byte[0]))),
                Map.of(FIRST, new OffsetAndMetadata(offset + 1)));
    }
}
