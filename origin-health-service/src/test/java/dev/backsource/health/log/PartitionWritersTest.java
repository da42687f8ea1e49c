package dev.backsource.health.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.health.testing.HandTurnedLoop;
import io.quarkus.runtime.ShutdownEvent;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The writers of an instance, whose calls of Kafka are made as the test turns the loop. */
class PartitionWritersTest {
    private static final ProducerRecord<String, byte[]> STATE = new ProducerRecord<>("states", 3, "key", new byte[0]);

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final PartitionWriters writers =
            new PartitionWriters(loop, partition -> FencedPublisher.takeOver(producer), loop);

    @Test
    void shouldEndTheTransactionUnderWayAndNoOtherWhenTheServiceStops() {
        // Given
        writers.takeOver(3);
        loop.turn();
        var underway = writers.send(STATE);
        var waiting = writers.send(STATE);

        // When
        writers.stop(new ShutdownEvent());
        loop.turn();

        // Then
        assertThat(underway.succeeded()).isTrue();
        assertThat(waiting.failed()).isTrue();
        assertThat(writers.send(STATE).failed()).isTrue();
        assertThat(producer.history()).isEqualTo(List.of(STATE));
        assertThat(producer.closed()).isTrue();
    }

    /** The next owner may have taken it over by then: the producer that was made in vain is closed, and writes nothing. */
    @Test
    void shouldNotKeepAPartitionThatIsLeftDuringItsTakeOver() {
        // Given
        var taken = writers.takeOver(3);

        // When
        writers.leave(3);
        loop.turn();

        // Then
        assertThat(taken.failed()).isTrue();
        assertThat(writers.send(STATE).failed()).isTrue();
        assertThat(producer.closed()).isTrue();
    }
}
