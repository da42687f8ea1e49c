package dev.backsource.edge.findings;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.lang.Thread.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Changes of one domain's findings by several event loops: each copies all of them, so they take turns. */
class FoundOfDomainTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final String ADDRESS = "192.0.2.1";
    private static final FoundOfDomain.Measured REFUSED = new FoundOfDomain.Measured(
            Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused()), null, 1, null);

    private final FoundOfDomain found = new FoundOfDomain("www.example.com");

    @Test
    void shouldMeasureAfterTheChangeInProgress() throws InterruptedException {
        // Given
        var measuring = new Thread(() -> measured(80));

        // When
        synchronized (found) {
            startUntilItWaits(measuring);
            measured(8080);
        }
        measuring.join();

        // Then
        assertThat(found.findings("edge-1")).hasSize(2);
    }

    @Test
    void shouldClearAfterTheChangeInProgress() throws InterruptedException {
        // Given
        measured(80);
        var at = new RequestedOrigin("www.example.com", ADDRESS, new Target(Scheme.HTTP, 80), null, 1);
        var clearing = new Thread(() -> found.answered(at, true));

        // When
        synchronized (found) {
            startUntilItWaits(clearing);
            measured(8080);
        }
        clearing.join();

        // Then
        assertThat(found.findings("edge-1"))
                .singleElement()
                .satisfies(left -> assertThat(left.at().port()).isEqualTo(8080));
    }

    private void measured(int port) {
        var place = new Place(OriginAddress.parse(ADDRESS), port, Scheme.HTTP);
        found.found(new FoundOfDomain.Key(FindingKind.CONNECTION_REFUSED, place), REFUSED, NOW);
    }

    private static void startUntilItWaits(Thread thread) {
        thread.start();
        await().until(() -> thread.getState() == State.BLOCKED || thread.getState() == State.TERMINATED);
        assertThat(thread.getState()).isEqualTo(State.BLOCKED);
    }
}
