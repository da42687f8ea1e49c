package dev.backsource.edge.snapshot;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.KafkaEdge;
import dev.backsource.edge.testing.StatusLog;
import dev.backsource.edge.testing.SteadyClient;
import dev.backsource.edge.testing.TestOrigin;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** An edge that starts with a snapshot while Kafka is away, and gets Kafka back. */
class SnapshotStartIT {
    private static final long PACE_MS = 5;

    @Test
    void shouldServeFromItsSnapshotAndReplaceItOnceTheTopicHasBeenRead() {
        var given = GivenSnapshot.ofTheTopic();
        try (var edge = given.startEdge();
                var origin = TestOrigin.http(
                        edge.vertx(), "127.0.0.1", given.originPort(), request -> answer(edge, request));
                var other = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.1",
                        given.otherOriginPort(),
                        request -> request.response().end("other"))) {
            // Given
            assertThat(origin.port()).isNotEqualTo(other.port());
            for (var name : new String[] {"same", "moved", "removed", "reborn"}) {
                assertThat(body(edge, name)).isEqualTo("quick");
            }
            assertThat(status(edge, "new")).isEqualTo(404);
            var table = edge.table();
            var progress = edge.progress();
            assertThat(edge.edge().readiness().getStatus()).isEqualTo(Status.UP);
            assertThat(edge.describe()).contains("from a snapshot, ", "waiting for Kafka", "loaded");
            assertThat(edge.meters()
                            .get("backsource.edge.table.age")
                            .timeGauge()
                            .value(TimeUnit.SECONDS))
                    .isPositive();
            assertThat(edge.meters().get("backsource.edge.routes").gauge().value())
                    .isEqualTo(4);
            assertThat(progress.appliedOffsets()).isEqualTo(GivenSnapshot.OFFSETS);
            var same = table.find("same.example.test");
            var client = SteadyClient.start(edge.httpPort(), "same.example.test");

            // When
            try (var broker = given.startBroker()) {
                await().until(progress::isRead);

                // Then
                assertThat(body(edge, "moved")).isEqualTo("other");
                assertThat(body(edge, "new")).isEqualTo("quick");
                assertThat(status(edge, "removed")).isEqualTo(404);
                assertThat(status(edge, "reborn")).isEqualTo(404);
                assertThat(table.find("same.example.test")).isSameAs(same);
                assertThat(client.answers()).isPositive();
                assertThat(client.failures()).isEmpty();
                assertThat(edge.describe()).contains("table=complete");
                try (var statuses = new StatusLog(broker.bootstrapServers())) {
                    var report = statuses.await(seen -> seen.snapshotTakenAt() == null);
                    assertThat(report.appliedOffsets()).doesNotContainEntry(0, 17L);
                    assertThat(report.rejections()).contains(GivenSnapshot.REJECTION);
                    assertThat(report.rejectedTotal()).isZero();
                }
                saves(edge, given.originPort());
            }
        }
    }

    /** After a moment: a client that asks without a pause takes the processors from the broker that starts. */
    private static void answer(KafkaEdge edge, HttpServerRequest request) {
        edge.vertx().setTimer(PACE_MS, paced -> request.response().end("quick"));
    }

    /** Checks that the edge saves the present routes. */
    private static void saves(KafkaEdge edge, int originPort) {
        var file =
                SnapshotFiles.of(edge.settings(), Optional::empty).orElseThrow().current();
        edge.apply(domain("saved.example.test", origin("127.0.0.1", originPort)));
        var wanted = SampleSnapshot.describe(edge.table().served());
        await().untilAsserted(() -> assertThat(SampleSnapshot.describe(
                        file.read(new RoutingTable()).orElseThrow().routes()))
                .isEqualTo(wanted)
                .containsKey("saved.example.test"));
        assertThat(file.read(new RoutingTable()).orElseThrow().origin().offsets())
                .isEqualTo(edge.progress().appliedOffsets());
        assertThat(edge.describe()).contains("snapshot=written");
    }

    private static String body(KafkaEdge edge, String name) {
        return edge.get("http://" + name + ".example.test/").body();
    }

    private static int status(KafkaEdge edge, String name) {
        return edge.get("http://" + name + ".example.test/").status();
    }
}
