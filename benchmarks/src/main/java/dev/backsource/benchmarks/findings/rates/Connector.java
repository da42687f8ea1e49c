package dev.backsource.benchmarks.findings.rates;

import dev.backsource.benchmarks.run.PinnedProcess;
import java.util.List;

/**
 * A program that makes connections as fast as it can, and rests between its turns.
 *
 * @param name printed beside its figures
 * @param version as reported by the program itself
 * @param processes on the core of the comparison
 * @param compiles whether it becomes faster while it runs and so needs a longer warm-up
 */
public record Connector(String name, String version, List<PinnedProcess> processes, boolean compiles)
        implements AutoCloseable {
    public Connector {
        processes = List.copyOf(processes);
    }

    /** One that runs and rests from now on. */
    public Connector resting() {
        processes.forEach(PinnedProcess::rest);
        return this;
    }

    void goOn() {
        processes.forEach(PinnedProcess::goOn);
    }

    double processorSeconds() {
        return processes.stream().mapToDouble(PinnedProcess::processorSeconds).sum();
    }

    @Override
    public void close() {
        processes.forEach(PinnedProcess::close);
    }
}
