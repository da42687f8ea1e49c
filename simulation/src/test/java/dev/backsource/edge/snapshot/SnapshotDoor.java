package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.simulation.EdgeParts;
import dev.backsource.simulation.ProcessTimers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;

/** The snapshot of one edge, in a file of the edge's own. */
public final class SnapshotDoor {
    private static final String SERVERS = "kafka:9092";

    private final SnapshotFile file;

    public SnapshotDoor(Path folder, String edge) {
        this.file = new SnapshotFile(folder, edge);
    }

    public Path path() {
        return file.path();
    }

    /**
     * Saves what the edge serves from now on.
     *
     * @param written run whenever that was done
     */
    public SnapshotSaver saving(
            EdgeParts edge,
            Duration interval,
            ProcessTimers worker,
            Clock clock,
            LongSupplier nanoTime,
            Runnable written) {
        var registry = new SimpleMeterRegistry();
        var report = new SnapshotReport(registry);
        var writes = registry.get("backsource.edge.snapshot.writes")
                .tag("outcome", "written")
                .counter();
        var seen = new double[1];
        worker.afterwards(() -> {
            if (writes.count() > seen[0]) {
                seen[0] = writes.count();
                written.run();
            }
        });
        return new SnapshotSaver(
                file, null, interval, SERVERS, edge.routing(), edge.recovery(), report, worker, clock, nanoTime);
    }

    /** Writes the file once more, without what was removed. */
    public void forgetRemovals() {
        try {
            var table = new RoutingTable();
            var saved = file.read(table).orElseThrow();
            file.write(new Snapshot(
                    saved.servers(),
                    saved.origin(),
                    withoutRemovals(table, saved.routes()),
                    saved.rejections(),
                    saved.held()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Routes withoutRemovals(RoutingTable table, Routes routes) {
        var copy = table.prepare(routes.size());
        routes.forEach(new Routes.Visitor<RuntimeException>() {
            @Override
            public void route(String name, Route route) {
                copy.put(name, route);
            }

            @Override
            public void removed(String name, StateVersion version) {
                // Forgotten.
            }
        });
        return copy;
    }

    /** Has the edge serve what the file holds; false when there is none, or none that is whole. */
    public boolean load(EdgeParts edge) {
        try {
            var read = file.read(edge.table());
            read.ifPresent(snapshot -> {
                edge.rejections().restore(snapshot.rejections());
                edge.progress()
                        .serve(
                                snapshot.routes(),
                                snapshot.origin(),
                                snapshot.held().get());
            });
            return read.isPresent();
        } catch (RefusedSnapshotException e) {
            return false;
        }
    }

    /** Writes into the file's head what fits its body, whatever that is now: then its checksum tells nothing. */
    public void fitHead() {
        var bytes = bytes();
        if (bytes.length > SnapshotHead.BYTES) {
            var body = bytes.length - SnapshotHead.BYTES;
            var checksum = new CRC32C();
            checksum.update(bytes, SnapshotHead.BYTES, body);
            SnapshotHead.of(checksum, body).toBytes().get(bytes, 0, SnapshotHead.BYTES);
            replace(bytes);
        }
    }

    /** The bytes of the file; none when there is no file. */
    public byte[] bytes() {
        try {
            return Files.exists(path()) ? Files.readAllBytes(path()) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts other bytes in the place of the file's. */
    public void replace(byte[] bytes) {
        try {
            Files.write(path(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
