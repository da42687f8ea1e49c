package dev.backsource.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.ContainersUnderTest;
import dev.backsource.system.NeedsDocker;
import dev.backsource.system.SharedContainers;
import dev.backsource.system.check.Checker;
import dev.backsource.system.check.Database;
import dev.backsource.system.writes.Ledger;
import dev.backsource.system.writes.Writers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Containers are paused and taken off the network while writers write; the check is the same as over processes. Runs over the stack of
 * {@code ContainerScenarioIT}. Skipped where no Docker engine answers.
 */
@Order(SharedContainers.LAST)
@ExtendWith({NeedsDocker.class, SharedContainers.class})
class ContainerFaultIT {
    private final Ledger ledger = new Ledger();
    private final ContainersUnderTest containers;

    ContainerFaultIT(ContainersUnderTest containers) {
        this.containers = containers;
    }

    @Test
    void shouldLoseInventAndReorderNothingWhateverBefallsTheContainers() {
        // Given
        var seed = FaultSettings.seed();
        System.out.println("seed " + seed + "; replay with -Dfaults.seed=" + seed);
        var run = new FaultRun(new FaultPlan(kinds(), FaultSettings.longest(), seed), ledger);

        // When
        try (var writers = Writers.start("faults", List.of(containers.api()), ledger, seed)) {
            run.awaitFirstChanges();
            run.run(FaultSettings.time());
        }

        // Then
        var compared = checker().check(ledger);
        assertThat(compared.revisions()).isGreaterThan(100);
    }

    /** Off the network, which takes name and address away, only containers can be. A pause is what {@code FaultIT} does by a signal. */
    private List<List<Fault>> kinds() {
        var faults = new ContainerFaults(containers);
        var pauses = List.of(
                List.of(faults.pause("kafka")),
                List.of(faults.pause("postgres")),
                List.of(faults.pause("config-service")),
                List.of(faults.pause("edge-1"), faults.pause("edge-2")));
        var disconnections = List.of(
                List.of(faults.disconnect("edge-1"), faults.disconnect("edge-2")),
                List.of(faults.disconnect("kafka")),
                List.of(faults.disconnect("postgres")));
        var anyPause = List.of(pauses.stream().flatMap(List::stream).toList());
        return Stream.concat((FaultSettings.allKinds() ? pauses : anyPause).stream(), disconnections.stream())
                .toList();
    }

    private Checker checker() {
        return new Checker(
                containers.api(),
                new Database(containers.jdbcUrl(), "backsource"),
                containers.bootstrapServers(),
                containers.management());
    }
}
