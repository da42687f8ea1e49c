package dev.backsource.edge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** An edge that starts with a torn snapshot while Kafka is away. */
@QuarkusTest
@WithTestResource(
        value = SnapshotEdgeResource.class,
        initArgs = @ResourceArg(name = "torn", value = "yes"),
        scope = TestResourceScope.RESTRICTED_TO_CLASS)
class RefusedSnapshotIT {
    @Inject
    EdgeUnderTest edge;

    @Test
    void shouldStartWithoutItAndSayWhy() {
        // When
        var answer = edge.get("http://same.example.test/");

        // Then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("1");
        assertThat(Health.get("/q/health/live").status()).isEqualTo(200);
        assertThat(Health.ready().status()).isEqualTo(503);
        assertThat(Health.ready().body()).contains("refused, its body has ", "waiting for Kafka");
        assertThat(Health.get("/q/metrics").body()).containsPattern("snapshot_refusals_total\\{.*torn.*\\} 1\\.0");
    }
}
