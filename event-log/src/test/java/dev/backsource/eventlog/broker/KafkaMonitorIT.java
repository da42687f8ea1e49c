package dev.backsource.eventlog.broker;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.infrastructure.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class KafkaMonitorIT {
    private static final Duration SELDOM = Duration.ofMillis(500);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Outage outage = new Outage(failure -> told.add("away"), lasted -> told.add("back"));

    @Test
    void shouldCloseItsClientWhenItIsStoppedBetweenTwoQuestions() {
        // Given
        var contact = KafkaMonitor.start(clients("stopped"), outage, SELDOM);
        await().until(() -> hasClient("stopped"));

        // When
        contact.close();

        // Then
        await().until(() -> !hasClient("stopped"));
        assertThat(told).isEmpty();
    }

    private static Supplier<Admin> clients(String clientId) {
        return () -> SharedBroker.hastyAdmin(ANSWER_WITHIN, clientId);
    }

    /** Each client has a thread that bears its name. */
    private static boolean hasClient(String clientId) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("kafka-admin-client-thread | " + clientId));
    }
}
