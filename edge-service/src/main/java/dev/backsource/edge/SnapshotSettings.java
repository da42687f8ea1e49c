package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the snapshot of the routing table. */
public interface SnapshotSettings {
    /**
     * The folder of the snapshots, of the aborts of progressive rollouts and of the record of the run, created when missing. Without a folder there is no
     * snapshot, a start needs Kafka, an edge that restarts tries aborted rollouts again, and one that a record ends applies it again at each start.
     */
    Optional<Path> directory();

    /**
     * A file with a secret of 32 bytes or more, by which the edge recognises its own snapshots (HMAC-SHA256); needed where
     * {@code backsource.signing.trusted-keys} is set.
     */
    Optional<Path> keyFile();

    /**
     * The longest random delay before an edge that starts with a snapshot connects to Kafka, so that a fleet doesn't
     * connect all at once.
     */
    @WithDefault("1s")
    Duration startSpread();

    /** The shortest interval between two snapshots; there is none while nothing changes. */
    @WithDefault("30s")
    Duration interval();

    /**
     * How long the routes of a snapshot have to be served until it is the last known good one, from which the edge starts after its process has ended
     * repeatedly.
     */
    @WithDefault("10m")
    Duration goodAfter();
}
