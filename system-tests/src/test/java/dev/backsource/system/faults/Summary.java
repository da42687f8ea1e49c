package dev.backsource.system.faults;

import dev.backsource.system.check.Checker;
import dev.backsource.system.check.Database;
import dev.backsource.system.writes.Ledger;
import java.time.Duration;
import java.util.Locale;

/** What a run of faults came to, in figures. */
record Summary(long seed, FaultRun run, Ledger ledger, RelayWatch relays, Checker.Result compared, Database database) {
    String text() {
        return String.format(
                Locale.ROOT,
                """
                seed %d: %d faults, %d writes sent in %d requests, %d changes acknowledged;
                compared: %d revisions of %d domains, %d of them twice in the topic;
                the longest time without a relay: %.1f s, from a change to its publication: %.1f s, from the end of a fault
                to accepted changes: %.1f s""",
                seed,
                run.story().size(),
                ledger.sent().size(),
                ledger.attempts(),
                ledger.accepted(),
                compared.revisions(),
                compared.domains(),
                compared.repetitions(),
                seconds(relays.longestAbsence()),
                seconds(Duration.ofMillis(database.longestWaitMs())),
                seconds(run.longestRecovery()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
