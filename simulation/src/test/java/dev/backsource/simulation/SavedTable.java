package dev.backsource.simulation;

import dev.backsource.edge.snapshot.SnapshotDoor;
import dev.backsource.edge.snapshot.SnapshotSaver;
import dev.backsource.policy.event.StateVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** An edge's snapshot, and what is known of it: what it held when it was saved, and whether somebody has damaged it since. */
final class SavedTable {
    private static final byte[] NONE = new byte[0];
    private static final Duration INTERVAL = Duration.ofSeconds(4);

    private final SnapshotDoor file;
    private Map<String, StateVersion> saved = Map.of();
    private boolean damaged;
    private byte[] bytes = NONE;
    private byte[] olderBytes = NONE;
    private Map<String, StateVersion> older = Map.of();

    SavedTable(Path folder, String edge) {
        this.file = new SnapshotDoor(folder, edge);
    }

    /** Has the edge save what it serves from now on, in steps of {@code worker}. */
    SnapshotSaver saving(EdgeParts edge, ProcessTimers worker, Clock clock, VirtualClock time, World deployment) {
        bytes = file.bytes();
        return file.saving(edge, INTERVAL, worker, clock, time::nanos, () -> written(edge, deployment));
    }

    private void written(EdgeParts edge, World deployment) {
        if (!damaged && bytes.length > 0) {
            olderBytes = bytes;
            older = saved;
        }
        if (!deployment.plan().savesRemovals()) {
            file.forgetRemovals();
        }
        bytes = file.bytes();
        damaged = false;
        saved = new HashMap<>();
        deployment
                .domains()
                .forEach(domain -> saved.put(domain.value(), edge.table().versionOf(domain)));
    }

    /** Has an edge that starts serve it; what it then has to hold, empty when it serves nothing yet. */
    Map<String, StateVersion> load(EdgeParts edge, Plan plan) {
        if (!plan.checksSnapshots()) {
            file.fitHead();
        }
        var loaded = file.load(edge);
        if (loaded && damaged) {
            throw new Violation(Invariant.SNAPSHOTS_ARE_WHOLE, "a snapshot is served that was damaged");
        }
        return loaded ? saved : Map.of();
    }

    /** A byte too few, one bit wrong, or an older file in its place. */
    void damage(SplittableRandom chance) {
        var now = file.bytes();
        if (now.length == 0) {
            return;
        }
        switch (chance.nextInt(3)) {
            case 0 -> {
                file.replace(Arrays.copyOf(now, chance.nextInt(now.length)));
                damaged = true;
            }
            case 1 -> {
                now[chance.nextInt(now.length)] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
                file.replace(now);
                damaged = true;
            }
            default -> {
                if (olderBytes.length > 0) {
                    file.replace(olderBytes);
                    bytes = olderBytes;
                    saved = older;
                    damaged = false;
                }
            }
        }
    }
}
