package dev.backsource.edge.routing.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RejectionsTest {
    @Test
    void shouldKeepTheLatestHundredAndCountAll() {
        // Given
        var rejections = new Rejections(Clock.systemUTC());

        // When
        for (var offset = 0; offset < 150; offset++) {
            rejections.add(new ConsumerRecord<>("t", 1, offset, "key", new byte[0]), "reason");
        }

        // Then
        assertThat(rejections.total()).isEqualTo(150);
        assertThat(rejections.latest())
                .hasSize(100)
                .first()
                .extracting("offset")
                .isEqualTo(50L);
    }
}
