package dev.backsource.health.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The settings of Kafka's clients that hold only together. */
class OriginEventChannelSettingsTest {
    private static final String WRITER = "mp.messaging.outgoing.origin-events.";
    private static final String READER = "mp.messaging.incoming.policy-changes.";

    @Test
    void shouldGiveUpARecordBeforeItsPartitionGoesToAnotherInstance() throws IOException {
        // Given
        var settings = new Properties();
        try (var file = getClass().getResourceAsStream("/application.properties")) {
            settings.load(file);
        }

        // When
        var lastWrite = Long.parseLong(settings.getProperty(WRITER + "delivery.timeout.ms"));
        var handover = Long.parseLong(settings.getProperty(READER + "session.timeout.ms"));

        // Then
        assertThat(lastWrite).isPositive().isLessThan(handover);
    }
}
