package dev.backsource.edge.snapshot;

import dev.backsource.edge.recovery.Recovery;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.Rejections;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.routing.changes.RoutingState;
import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The loading of a snapshot, so that the edge serves from it before it accepts clients and reads from Kafka. A refused
 * snapshot changes nothing: the edge reads the topic, as an edge without a snapshot does.
 */
public final class SnapshotLoader {
    private static final Logger LOG = Logger.getLogger(SnapshotLoader.class);

    private final Optional<SnapshotFiles> files;
    private final String servers;
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final Rejections rejections;
    private final Recovery recovery;
    private final SnapshotReport report;

    /** @param servers Kafka's, as in the setting */
    public SnapshotLoader(
            Optional<SnapshotFiles> files,
            String servers,
            RoutingState routing,
            Recovery recovery,
            SnapshotReport report) {
        this.files = files;
        this.servers = servers;
        this.table = routing.table();
        this.progress = routing.progress();
        this.rejections = routing.rejections();
        this.recovery = recovery;
        this.report = report;
    }

    /**
     * To be called before the listeners and the readers of topics start.
     *
     * @return whether the current snapshot is served
     */
    public boolean start() {
        var careful = recovery.isCareful();
        files.map(careful ? SnapshotFiles::good : SnapshotFiles::current).ifPresent(this::load);
        return !careful && progress.snapshot() != null;
    }

    /** The served snapshot comes from another topic than Kafka's current one. */
    public void withdrawn() {
        rejections.forgetRestored();
        recovery.forget();
        refuse(new RefusedSnapshotException(
                Reason.OTHER_TOPIC, "topic replaced: Kafka has another topic of the same name"));
    }

    private void load(SnapshotFile file) {
        try {
            var begun = System.nanoTime();
            file.read(table).map(this::checkServers).ifPresent(read -> serve(read, begun));
        } catch (RefusedSnapshotException e) {
            refuse(e);
        }
    }

    /**
     * Compares the servers, since the topic's id can't be queried while Kafka is unreachable: a topic of other servers
     * is most likely another one.
     */
    private Snapshot checkServers(Snapshot read) {
        if (Collections.disjoint(list(read.servers()), list(servers))) {
            throw new RefusedSnapshotException(
                    Reason.OTHER_TOPIC, "snapshot of Kafka at " + read.servers() + "; this edge reads from " + servers);
        }
        return read;
    }

    private void serve(Snapshot read, long begun) {
        rejections.restore(read.rejections());
        recovery.startsAt(read.origin().offsets());
        if (recovery.isCareful()) {
            progress.resume(read.routes(), read.origin(), read.held().get());
        } else {
            progress.serve(read.routes(), read.origin(), read.held().get());
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        report.loaded(read.origin().takenAt(), took);
        LOG.infof(
                "snapshot loaded: serving %d domains from a snapshot %d s old, loaded in %d ms, %s",
                read.routes().size(),
                read.origin().age(Clock.systemUTC()).toSeconds(),
                took.toMillis(),
                recovery.isCareful()
                        ? "the last known good one; newer records follow few at a time"
                        : "until the topic is read");
    }

    private void refuse(RefusedSnapshotException refusal) {
        report.refused(refusal);
        LOG.warnf(
                "snapshot refused, not ready until the topic is read: reason=%s, %s",
                refusal.reason(), refusal.getMessage());
    }

    private static List<String> list(String commaSeparated) {
        return Arrays.asList(commaSeparated.strip().split("\\s*,\\s*"));
    }
}
