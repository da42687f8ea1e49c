package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the routing table is kept for the next start. */
public interface SnapshotSettings {
    /** The folder of the file, made when missing; without it nothing is kept, and a start needs Kafka. */
    Optional<Path> directory();

    /**
     * A file with a secret of 32 bytes or more, by which the edge knows its own snapshots again (HMAC-SHA256); needed where {@code
     * backsource.signing.trusted-keys} is set.
     */
    Optional<Path> keyFile();

    /** An edge that starts with a snapshot asks Kafka after a random time of at most this, so that not all of a fleet do so at once. */
    @WithDefault("1s")
    Duration startSpread();

    /** How long after a file was written the next one may be; none is while nothing changes. */
    @WithDefault("30s")
    Duration interval();
}
