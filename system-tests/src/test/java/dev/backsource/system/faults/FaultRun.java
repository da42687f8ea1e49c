package dev.backsource.system.faults;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.system.writes.Ledger;
import dev.backsource.testing.waiting.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Faults one after the other while writers write: each strikes, lasts, is healed, and then changes have to be accepted
 * again before the next one comes.
 */
final class FaultRun {
    private static final int CHANGES_AFTERWARDS = 10;
    private static final int FIRST_CHANGES = 100;

    private final FaultPlan plan;
    private final Ledger ledger;
    private final List<String> story = new ArrayList<>();
    private Duration longestRecovery = Duration.ZERO;

    FaultRun(FaultPlan plan, Ledger ledger) {
        this.plan = plan;
        this.ledger = ledger;
    }

    /** Begins no new fault after {@code time}, but not before each kind was there. */
    void run(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (story.size() < plan.kinds() || System.nanoTime() < end) {
            befall(plan.next(), plan.nextDuration());
        }
    }

    /** What happened, a line each. */
    List<String> story() {
        return story;
    }

    /** The longest time from a fault's end until changes were accepted. */
    Duration longestRecovery() {
        return longestRecovery;
    }

    private void befall(Fault fault, Duration duration) {
        fault.strike().run();
        try {
            last(duration);
        } finally {
            fault.heal().run();
        }
        var healed = System.nanoTime();
        var before = ledger.accepted();
        await("changes after " + fault.name()).until(() -> ledger.accepted() >= before + CHANGES_AFTERWARDS);
        tell(fault, duration, Duration.ofNanos(System.nanoTime() - healed));
    }

    /** Returns when writers that have just started are well under way. */
    void awaitFirstChanges() {
        await("first changes").until(() -> ledger.accepted() > FIRST_CHANGES);
    }

    /** Returns when that time is over. */
    static void last(Duration duration) {
        await().pollDelay(duration).atMost(duration.plus(Waiting.DEADLINE)).until(() -> true);
    }

    private void tell(Fault fault, Duration duration, Duration recovery) {
        longestRecovery = recovery.compareTo(longestRecovery) > 0 ? recovery : longestRecovery;
        var line = String.format(
                Locale.ROOT,
                "%-42s for %.1f s; changes again after %.1f s",
                fault.name(),
                duration.toMillis() / 1e3,
                recovery.toMillis() / 1e3);
        story.add(line);
        System.out.println(line);
    }
}
