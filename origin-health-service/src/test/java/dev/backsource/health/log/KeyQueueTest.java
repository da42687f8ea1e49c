package dev.backsource.health.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KeyQueueTest {
    private final KeyQueue queue = new KeyQueue(3);

    @Test
    void shouldSendOneAtATimeInOrder() {
        // Given
        queue.add(outgoing("a", "slot-a"));
        queue.add(outgoing("b", "slot-b"));

        // When
        var first = queue.next();
        var meanwhile = queue.next();
        queue.sent();
        var second = queue.next();

        // Then
        assertThat(value(first)).isEqualTo("a");
        assertThat(meanwhile).isNull();
        assertThat(value(second)).isEqualTo("b");
    }

    @Test
    void shouldKeepOnlyTheNewestOfASlot() {
        // When
        queue.add(outgoing("old", "health"));
        queue.add(outgoing("new", "health"));

        // Then
        assertThat(drain()).containsExactly("new");
    }

    @Test
    void shouldSendAFailedRecordAgainBeforeWhatCameAfterIt() {
        // Given
        queue.add(outgoing("firing", "FIRING"));
        queue.next();
        queue.add(outgoing("resolved", "RESOLVED"));

        // When
        queue.failed();

        // Then
        assertThat(drain()).containsExactly("firing", "resolved");
    }

    @Test
    void shouldNotSendAFailedRecordAgainWhenANewerOneTookItsSlot() {
        // Given
        queue.add(outgoing("old", "health"));
        queue.next();
        queue.add(outgoing("new", "health"));

        // When
        queue.failed();

        // Then
        assertThat(drain()).containsExactly("new");
    }

    @Test
    void shouldStayBoundedAndKeepTheNewestWhenNothingCanBeSent() {
        // When
        for (var i = 0; i < 1000; i++) {
            queue.add(outgoing(Integer.toString(i), "slot-" + i));
        }

        // Then
        assertThat(drain()).hasSizeLessThanOrEqualTo(KeyQueue.MAX_WAITING).endsWith("998", "999");
    }

    private List<String> drain() {
        var drained = new ArrayList<String>();
        for (var next = queue.next(); next != null; next = queue.next()) {
            drained.add(value(next));
            queue.sent();
        }
        assertThat(queue.isEmpty()).isTrue();
        return drained;
    }

    private static String value(OutgoingRecord outgoing) {
        return Objects.requireNonNull(outgoing.record().key());
    }

    private static OutgoingRecord outgoing(String name, String slot) {
        return new OutgoingRecord(new ProducerRecord<>("topic", 3, name, new byte[0]), slot);
    }
}
