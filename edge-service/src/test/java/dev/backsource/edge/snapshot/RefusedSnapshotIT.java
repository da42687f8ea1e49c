package dev.backsource.edge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** An edge that starts with a torn snapshot while Kafka is away. */
class RefusedSnapshotIT {
    @Test
    void shouldStartWithoutItAndSayWhy() {
        // Given
        try (var edge = GivenSnapshot.torn().startEdge()) {
            // When
            var answer = edge.get("http://same.example.test/");

            // Then
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("1");
            assertThat(edge.edge().readiness().getStatus()).isEqualTo(Status.DOWN);
            assertThat(edge.describe()).contains("refused, body of ", "waiting for Kafka");
            assertThat(edge.meters()
                            .get("backsource.edge.snapshot.refusals")
                            .tag("reason", "torn")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }
}
