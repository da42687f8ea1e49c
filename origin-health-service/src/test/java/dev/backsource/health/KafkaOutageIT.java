package dev.backsource.health;

import static dev.backsource.health.testing.TestDomains.follow;
import static dev.backsource.policy.event.AlertStatus.FIRING;
import static dev.backsource.policy.event.AlertStatus.RESOLVED;
import static dev.backsource.testing.waiting.Waiting.await;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.health.testing.EventBoard;
import dev.backsource.health.testing.ProberProcess;
import dev.backsource.health.testing.RefusingDoor;
import dev.backsource.health.testing.StandardTestPorts;
import dev.backsource.health.testing.TestOrigin;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.service.PackagedService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaOutageIT {
    private static final StandardTestPorts PORTS = StandardTestPorts.free();
    /** Less than the 120 s for which a producer tries by default. */
    private static final Duration SOON = Duration.ofSeconds(90);
    /** Domains whose states are published at once. */
    private static final int BURST = 40;

    /** A burst's handshakes are made by this machine, client and server alike: it must not be too busy with them to be in time. */
    private static final Map<String, String> PROBES_SELDOM =
            Map.of("backsource.probe.interval", "3s", "backsource.probe.timeout", "5s");

    @TempDir
    Path folder;

    @Test
    void shouldStartWithoutKafkaAndLoseNoTransitionWhileItIsAway() {
        var kafkaPort = FreePorts.next();
        try (var service = ProberProcess.launch(
                        "outage-it-" + System.nanoTime(), "127.0.0.1:" + kafkaPort, PORTS, Map.of());
                var origin = new TestOrigin(PORTS).openHttp().openHttps()) {
            // Given
            await().until(service::isLive);
            assertThat(service.isReady()).isFalse();
            try (var broker = EmbeddedBroker.start(folder, kafkaPort, FreePorts.next())) {
                broker.awaitReady();
                try (var board = new EventBoard(broker.bootstrapServers());
                        service) {
                    service.awaitReady();
                    var domain = follow("outage.example.com", origin.origin());
                    board.set(domain, 1);
                    await().untilAsserted(
                                    () -> assertThat(board.state(domain, 443)).isEqualTo("OPEN"));

                    await().until(() ->
                            logged(service, "Kafka available after ") == logged(service, "Kafka unavailable; "));
                    var absences = logged(service, "Kafka unavailable; ");

                    // When
                    broker.kill();
                    origin.closeHttps();
                    await().untilAsserted(() -> assertThat(firing(service)).isEqualTo(1));
                    origin.openHttps();
                    await().untilAsserted(() -> assertThat(firing(service)).isZero());
                    await().until(() -> service.metric("backsource_events_failed_total") > 0);
                    assertThat(service.metric("backsource_events_unsent")).isPositive();
                    assertThat(service.isLive()).isTrue();
                    assertThat(service.isReady()).isTrue();
                    await().until(() -> logged(service, "Kafka unavailable; ") > absences);
                    broker.restart();

                    // Then
                    await().untilAsserted(() -> {
                        assertThat(board.alertStatuses(domain)).containsExactly(FIRING, RESOLVED);
                        assertThat(board.state(domain, 443)).isEqualTo("OPEN");
                        assertThat(service.metric("backsource_events_unsent")).isZero();
                    });
                    await().until(() -> logged(service, "Kafka available after ") == absences + 1);
                    assertThat(logged(service, "Kafka unavailable; ")).isEqualTo(absences + 1);
                    assertThat(service.log().lines().filter(line -> line.startsWith("\tat ")))
                            .isEmpty();
                }
            }
        }
    }

    /**
     * A broker that knows nothing of a producer yet takes any sequence number from it. If the second batch for a partition came
     * before the refused first one is sent again, that would be out of sequence for as long as it is tried: 120 s by default.
     */
    @Test
    void shouldPublishSoonThoughTheFirstBatchForAPartitionIsRefused() throws IOException {
        var ports = FreePorts.next(3);
        try (var door = new RefusingDoor(ports.get(2));
                var broker = EmbeddedBroker.start(
                        folder,
                        folder.resolve("broker.log"),
                        ports.get(0),
                        ports.get(1),
                        List.of(new EmbeddedBroker.SideDoor(ports.get(2), door.port())));
                var origin = new TestOrigin(PORTS).openHttp().openHttps()) {
            // Given
            broker.awaitReady();
            try (var board = new EventBoard(broker.bootstrapServers())) {
                var domains = ofOnePartition(BURST, origin.origin());
                domains.forEach(domain -> board.set(domain, 1));

                // When
                try (var service = ProberProcess.launch(
                        "refused-it-" + System.nanoTime(), "127.0.0.1:" + door.port(), PORTS, PROBES_SELDOM)) {
                    service.awaitReady();

                    // Then
                    await().atMost(SOON)
                            .untilAsserted(() -> assertThat(domains.stream()
                                            .collect(groupingBy(domain -> board.state(domain, 443), counting())))
                                    .as(
                                            "domains by the state of their port, having refused: %s%n%s",
                                            door.hasRefused(), service.log())
                                    .containsOnlyKeys("OPEN"));
                    assertThat(door.hasRefused()).isTrue();
                    assertThat(service.metric("backsource_events_failed_total")).isZero();
                }
            }
        }
    }

    private static List<Domain> ofOnePartition(int count, Origin origin) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> follow("burst-" + i + ".example.com", origin))
                .filter(domain -> EventRecords.partitionOf(
                                Topic.ORIGIN_HEALTH, domain.name().value())
                        == 0)
                .limit(count)
                .toList();
    }

    @Test
    void shouldWaitForAKafkaWhoseNameDoesNotResolveAndEndWhenTold() {
        // Given
        var name = "unresolved-it-" + System.nanoTime();
        try (var service = ProberProcess.launch(name, "no-such-host.invalid:9092", PORTS, Map.of())) {
            await().until(() -> !service.isRunning()
                    || service.log().contains("Kafka host names not resolved: no-such-host.invalid:9092"));

            // When
            var waited = service.isRunning();
            var ended = service.endsWhenTold();

            // Then
            assertThat(waited).as(service.log()).isTrue();
            assertThat(ended).isTrue();
        }
    }

    /** How many lines of the log say {@code what}. */
    private static long logged(PackagedService service, String what) {
        return service.log().lines().filter(line -> line.contains(what)).count();
    }

    private static double firing(PackagedService service) {
        return service.metric("backsource_alerts_firing{kind=\"follow-needs-both-ports\"");
    }
}
