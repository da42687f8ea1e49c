package dev.backsource.edge.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backsource.edge.testing.CacheEdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** An edge whose disk is full. */
@QuarkusTest
@WithTestResource(CacheEdgeResource.class)
@TestProfile(AccessLogDropsIT.FullDisk.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a device that is always full")
class AccessLogDropsIT {
    @Inject
    EdgeUnderTest edge;

    /** Sends the log where every write fails. */
    public static final class FullDisk implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backsource.edge.access-log", "json", "backsource.edge.access-log.file", "/dev/full");
        }
    }

    @Test
    void shouldServeOnAndCountTheLinesThatAreLost() {
        // When
        var first = edge.get("http://unknown.example.test/");
        var second = edge.get("http://unknown.example.test/");

        // Then
        assertThat(first.status()).isEqualTo(404);
        assertThat(second.status()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Health.get("/q/metrics").body().contains("backsource_edge_access_log_drops_total 2.0"));
    }
}
