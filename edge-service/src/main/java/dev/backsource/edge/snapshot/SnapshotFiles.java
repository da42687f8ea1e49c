package dev.backsource.edge.snapshot;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.edge.EdgeSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots that an edge keeps.
 *
 * @param current the newest
 * @param proving one whose routes are served now, and become good in time
 * @param good the last known good one: its routes were served for the set time
 */
public record SnapshotFiles(SnapshotFile current, SnapshotFile proving, SnapshotFile good) {
    /**
     * The files by these settings; empty when they have no folder.
     *
     * @throws IllegalStateException when events must be signed but snapshots would have no seal, or the secret of the seal can't be used
     */
    public static Optional<SnapshotFiles> of(EdgeSettings settings, TrustedKeySettings trusted) {
        var snapshot = settings.snapshot();
        if (trusted.trustedKeys().isPresent()
                && snapshot.directory().isPresent()
                && snapshot.keyFile().isEmpty()) {
            throw new IllegalStateException(
                    "backsource.signing.trusted-keys and backsource.edge.snapshot.directory are set:"
                            + " set backsource.edge.snapshot.key-file too, or unset the directory");
        }
        var seal = snapshot.keyFile().map(SnapshotSeal::of).orElse(null);
        return snapshot.directory().map(folder -> in(folder, settings.id(), seal));
    }

    /** @param seal null for none */
    static SnapshotFiles in(Path folder, String edge, @Nullable SnapshotSeal seal) {
        return new SnapshotFiles(
                new SnapshotFile(folder, edge, seal),
                new SnapshotFile(folder, edge, "proving.routes", seal),
                new SnapshotFile(folder, edge, "good.routes", seal));
    }
}
