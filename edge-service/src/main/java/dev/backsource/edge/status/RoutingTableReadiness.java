package dev.backsource.edge.status;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.snapshot.SnapshotReport;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The readiness of the routing table: ready once the table is complete, whether loaded or read, and from then on
 * regardless of Kafka. The data include the table's source and age.
 */
public final class RoutingTableReadiness {
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final LastReport lastReport;
    private final TableAge age;
    private final SnapshotReport snapshots;
    private final Supplier<String> taster;

    /** @param taster says whether changes are tried before they are applied */
    public RoutingTableReadiness(
            RoutingTable table,
            RoutingProgress progress,
            LastReport lastReport,
            TableAge age,
            SnapshotReport snapshots,
            Supplier<String> taster) {
        this.table = table;
        this.progress = progress;
        this.lastReport = lastReport;
        this.age = age;
        this.snapshots = snapshots;
        this.taster = taster;
    }

    /** The current readiness. */
    public HealthCheckResponse get() {
        return HealthCheckResponse.named("routing-table")
                .status(progress.isComplete())
                .withData("table", progress.describe())
                .withData("routes", table.size())
                .withData("ageSeconds", seconds(age.get(), "unknown"))
                .withData("secondsSinceKafka", seconds(lastReport.age(), "never"))
                .withData("snapshot", snapshots.describe())
                .withData("snapshotAgeSeconds", seconds(snapshots.age(), "none"))
                .withData("taster", taster.get())
                .build();
    }

    private static String seconds(Optional<Duration> age, String otherwise) {
        return age.map(known -> Long.toString(known.toSeconds())).orElse(otherwise);
    }
}
