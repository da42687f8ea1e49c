package dev.backsource.edge.progressive;

import dev.backsource.policy.event.TrialReport;
import dev.backsource.simulation.ProcessTimers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;

/** The trials of one edge, whose aborts are kept in a file of the edge's own. */
public final class TrialsDoor {
    private final AbortFile file;

    public TrialsDoor(Path folder, String edge) {
        this.file = new AbortFile(folder, edge);
    }

    /** The trials of a process that begins. */
    public Trials begin(ProcessTimers worker, LongSupplier nanoTime, Clock clock) {
        return new Trials(file, worker, nanoTime, clock, new SimpleMeterRegistry(), () -> {});
    }

    /** The last reports of the rollouts whose aborts are in the file. */
    public List<TrialReport> kept() {
        return file.read();
    }

    /** Removes the file. */
    public void forget() {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
