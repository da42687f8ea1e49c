package dev.backsource.health.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane(3);

    @Test
    void shouldSendOneAtATimeInOrder() {
        // Given
        lane.add(outgoing("a", "slot-a"));
        lane.add(outgoing("b", "slot-b"));

        // When
        var first = lane.next();
        var meanwhile = lane.next();
        lane.sent();
        var second = lane.next();

        // Then
        assertThat(value(first)).isEqualTo("a");
        assertThat(meanwhile).isNull();
        assertThat(value(second)).isEqualTo("b");
    }

    @Test
    void shouldKeepOnlyTheNewestOfASlot() {
        // When
        lane.add(outgoing("old", "health"));
        lane.add(outgoing("new", "health"));

        // Then
        assertThat(drain()).containsExactly("new");
    }

    @Test
    void shouldSendAFailedRecordAgainBeforeWhatCameAfterIt() {
        // Given
        lane.add(outgoing("firing", "FIRING"));
        lane.next();
        lane.add(outgoing("resolved", "RESOLVED"));

        // When
        lane.failed();

        // Then
        assertThat(drain()).containsExactly("firing", "resolved");
    }

    @Test
    void shouldNotSendAFailedRecordAgainWhenANewerOneTookItsSlot() {
        // Given
        lane.add(outgoing("old", "health"));
        lane.next();
        lane.add(outgoing("new", "health"));

        // When
        lane.failed();

        // Then
        assertThat(drain()).containsExactly("new");
    }

    @Test
    void shouldStayBoundedAndKeepTheNewestWhenNothingCanBeSent() {
        // When
        for (var i = 0; i < 1000; i++) {
            lane.add(outgoing(Integer.toString(i), "slot-" + i));
        }

        // Then
        assertThat(drain()).hasSizeLessThanOrEqualTo(Lane.MAX_WAITING).endsWith("998", "999");
    }

    private List<String> drain() {
        var drained = new ArrayList<String>();
        for (var next = lane.next(); next != null; next = lane.next()) {
            drained.add(value(next));
            lane.sent();
        }
        assertThat(lane.isEmpty()).isTrue();
        return drained;
    }

    private static String value(Outgoing outgoing) {
        return Objects.requireNonNull(outgoing.record().key());
    }

    private static Outgoing outgoing(String name, String slot) {
        return new Outgoing(new ProducerRecord<>("topic", 3, name, new byte[0]), slot);
    }
}
