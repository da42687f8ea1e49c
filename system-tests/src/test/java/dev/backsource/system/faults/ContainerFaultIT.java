package dev.backsource.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.ContainersUnderTest;
import dev.backsource.system.NeedsDocker;
import dev.backsource.system.check.Checker;
import dev.backsource.system.check.Database;
import dev.backsource.system.writes.Ledger;
import dev.backsource.system.writes.Writers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Containers are paused and taken off the network while writers write; the check is the same as over processes. Skipped
 * where no Docker engine answers.
 */
@ExtendWith(NeedsDocker.class)
class ContainerFaultIT {
    private static ContainersUnderTest containers;

    private final Ledger ledger = new Ledger();

    @BeforeAll
    static void startContainers() {
        containers = ContainersUnderTest.start();
    }

    @AfterAll
    static void stopContainers() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void shouldLoseInventAndReorderNothingWhateverBefallsTheContainers() {
        // Given
        var seed = FaultSettings.seed();
        System.out.println("seed " + seed + "; replay with -Dfaults.seed=" + seed);
        var run = new FaultRun(new FaultPlan(faults(), seed), ledger);

        // When
        try (var writers = Writers.start("faults", List.of(containers.api()), ledger, seed)) {
            run.awaitFirstChanges();
            run.run(Duration.ZERO);
        }

        // Then
        var compared = checker().check(ledger);
        assertThat(compared.revisions()).isGreaterThan(100);
    }

    private static List<List<Fault>> faults() {
        var faults = new ContainerFaults(containers);
        return List.of(
                List.of(faults.pause("kafka")),
                List.of(faults.pause("postgres")),
                List.of(faults.pause("config-service")),
                List.of(faults.pause("edge-1"), faults.pause("edge-2")),
                List.of(faults.disconnect("edge-1"), faults.disconnect("edge-2")),
                List.of(faults.disconnect("kafka")),
                List.of(faults.disconnect("postgres")));
    }

    private static Checker checker() {
        return new Checker(
                containers.api(),
                new Database(containers.jdbcUrl(), "backsource"),
                containers.bootstrapServers(),
                containers.management());
    }
}
