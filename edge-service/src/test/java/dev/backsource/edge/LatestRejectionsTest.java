package dev.backsource.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LatestRejectionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final LatestRejections rejections = new LatestRejections(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldKeepTheLatestHundred() {
        // When
        for (var offset = 0; offset < 150; offset++) {
            rejections.add(new ConsumerRecord<>("t", 1, offset, "key", new byte[0]), "reason");
        }

        // Then
        assertThat(rejections.all()).hasSize(100).first().extracting("offset").isEqualTo(50L);
    }

    @Test
    void shouldKeepOnlyWhatIsFitToPrint() {
        // When
        var rejection = rejections.add(
                new ConsumerRecord<>("t", 1, 0, "\u0000\n" + "x".repeat(1_000_000), new byte[0]), "a\nb");

        // Then
        assertThat(rejection.key()).startsWith("??xx").hasSize(301);
        assertThat(rejection.reason()).isEqualTo("a?b");
    }
}
