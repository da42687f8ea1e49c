package dev.backsource.benchmarks.delivery.stack;

import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.infrastructure.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time that the parts of a stack have used so far, or used between two moments, or used for each of many changes.
 *
 * @param configService in seconds, or in the unit of {@link #millisEach}
 */
public record ProcessorTimes(double configService, double database, double broker) {
    /** The processor times of a config-service, the PostgreSQL server with its data in {@code data}, and a broker, since they started, in seconds. */
    public static ProcessorTimes of(PinnedProcess configService, Path data, EmbeddedBroker broker) {
        return new ProcessorTimes(
                configService.processorSeconds(),
                PinnedProcess.processorSeconds(server(data)),
                PinnedProcess.processorSeconds(broker.process()));
    }

    /** Since {@code before}, shared out to {@code changes}, in milliseconds. */
    public ProcessorTimes millisEach(ProcessorTimes before, long changes) {
        var scale = 1000.0 / changes;
        return new ProcessorTimes(
                (configService - before.configService) * scale,
                (database - before.database) * scale,
                (broker - before.broker) * scale);
    }

    /** The process that the server's others descend from; its number is the first line of a file that it keeps. */
    private static ProcessHandle server(Path data) {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
