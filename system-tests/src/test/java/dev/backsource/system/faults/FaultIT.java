package dev.backsource.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.writes.Writers;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Real processes are killed, stopped and cut off from each other while writers write: nothing is lost, invented or
 * reordered, in the database, in the topic and at every edge. In each build one fault of each kind that only this run shows; with
 * {@code -Dfaults.seconds} faults of all kinds.
 */
@Order(SharedProcessStack.FAULTS)
@ExtendWith(SharedProcessStack.class)
class FaultIT {
    private final ProcessStack stack;

    FaultIT(ProcessStack stack) {
        this.stack = stack;
    }

    @Test
    void shouldLoseInventAndReorderNothingWhateverBefallsItsParts() {
        // Given
        var seed = FaultSettings.seed();
        System.out.println("seed " + seed + "; replay with -Dfaults.seed=" + seed);
        var run = new FaultRun(new FaultPlan(kinds(), FaultSettings.longest(), seed), stack.ledger());
        try (var relays = RelayWatch.start(stack.configs())) {

            // When
            try (var writers = Writers.start("faults", stack.apis(), stack.ledger(), seed)) {
                run.awaitFirstChanges();
                run.run(FaultSettings.time());
            }

            // Then
            stack.awaitReady();
            var compared = stack.checker().check(stack.ledger());
            System.out.println(new Summary(seed, run, stack.ledger(), relays, compared, stack.database()).text());
            assertThat(compared.revisions()).isGreaterThan(100);
        }
    }

    private List<List<Fault>> kinds() {
        return FaultSettings.allKinds() ? stack.faults().all() : stack.faults().ofEachBuild();
    }
}
