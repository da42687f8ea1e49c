package dev.backsource.health;

import static dev.backsource.health.testing.TestDomains.follow;
import static dev.backsource.policy.event.AlertStatus.FIRING;
import static dev.backsource.policy.event.AlertStatus.RESOLVED;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.testing.EventBoard;
import dev.backsource.health.testing.ProberProcess;
import dev.backsource.health.testing.StandardTestPorts;
import dev.backsource.health.testing.TestOrigin;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.testing.infrastructure.SharedBroker;
import dev.backsource.testing.service.PackagedService;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedPartitionsIT {
    private static final StandardTestPorts PORTS = StandardTestPorts.free();
    private static final String KAFKA = SharedBroker.broker().bootstrapServers();
    /** Twenty handshakes a second on both sides, each with time: a busy machine mustn't pass for a closed port. */
    private static final Map<String, String> UNHURRIED =
            Map.of("backsource.probe.interval", "1s", "backsource.probe.timeout", "20s");

    @Test
    void shouldShareTheDomainsAndTakeThemOverWithoutASecondFiring() {
        try (var board = new EventBoard(KAFKA);
                var origin = new TestOrigin(PORTS).openHttp();
                var survivor = start("shared-it-survivor")) {
            // Given
            var domains = IntStream.range(0, 20)
                    .mapToObj(i -> follow("shared-" + i + ".example.com", origin.origin()))
                    .toList();
            domains.forEach(domain -> board.set(domain, 1));
            awaitStatuses(board, domains, FIRING);
            var victim = start("shared-it-victim");
            await().untilAsserted(() -> {
                assertThat(victim.metric("backsource_domains")).isPositive();
                assertThat(survivor.metric("backsource_domains") + victim.metric("backsource_domains"))
                        .isEqualTo(domains.size());
            });

            // When
            victim.kill();

            // Then
            await().untilAsserted(() ->
                    assertThat(survivor.metric("backsource_domains")).isEqualTo(domains.size()));
            // One probe of the HTTP port for all; of the HTTPS port one per name that is asked for.
            assertThat(survivor.metric("backsource_probe_targets")).isEqualTo(1 + domains.size());
            origin.openHttps();
            awaitStatuses(board, domains, FIRING, RESOLVED);
        }
    }

    private static PackagedService start(String name) {
        return ProberProcess.launch(name, KAFKA, PORTS, UNHURRIED).awaitReady();
    }

    private static void awaitStatuses(EventBoard board, List<Domain> domains, AlertStatus... statuses) {
        await().untilAsserted(() -> assertThat(domains)
                .allSatisfy(domain -> assertThat(board.alertStatuses(domain)).containsExactly(statuses)));
    }
}
