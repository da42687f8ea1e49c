package dev.backsource.config.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.SampleReports;
import dev.backsource.config.testing.ServiceProcess;
import dev.backsource.policy.event.EdgeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsAtStartIT {
    private static final int EDGES = 3_000;

    @Test
    void shouldBeReadyOnlyOnceItKnowsEveryEdgeThatHasReported() throws InterruptedException {
        // Given
        var infrastructure = new Infrastructure();
        var settings = infrastructure.start();
        try (var edges = new EventWriter(infrastructure.broker().bootstrapServers())) {
            for (var i = 0; i < EDGES; i++) {
                edges.write(report("edge-" + i));
            }
        }

        // When
        try (var service = ServiceProcess.launch("views-at-start", settings).awaitReady()) {
            var known = service.client().get("/api/v1/edges").json().path("items");

            // Then
            assertThat(known).hasSize(EDGES);
        } finally {
            infrastructure.stop();
        }
    }

    private static EdgeStatus report(String edge) {
        return SampleReports.ofChanges(edge, Instant.EPOCH, Instant.now(), Map.of(), List.of());
    }
}
