package dev.backsource.benchmarks.edge.hostile;

import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Report;

/** An edge's share of its core, and the time in which other processes of this machine had the core while the edge's event loops could have run. */
final class CoreShare {
    /** The prefix of the event loops' names, as far as the kernel keeps names. */
    private static final String EVENT_LOOPS = "vert.x-eventloo";

    private final PinnedProcess process;
    private final long beginNanos = System.nanoTime();
    private final double usedBefore;
    private final double waitedBefore;
    private double used;
    private double waited;

    CoreShare(PinnedProcess process) {
        this.process = process;
        usedBefore = process.processorSeconds();
        waitedBefore = process.waitedSeconds(EVENT_LOOPS);
    }

    void stop() {
        var seconds = (System.nanoTime() - beginNanos) / 1e9;
        used = (process.processorSeconds() - usedBefore) / seconds;
        waited = (process.waitedSeconds(EVENT_LOOPS) - waitedBefore) / seconds;
    }

    void print(Report report) {
        report.line(
                "      the edge used %.0f %% of its core, its event loops waited for it %.0f %%",
                100 * used, 100 * waited);
    }
}
