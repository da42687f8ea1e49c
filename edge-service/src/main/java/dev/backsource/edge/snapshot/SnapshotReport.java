package dev.backsource.edge.snapshot;

import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The report about the edge's snapshots, for its health and its metrics. */
public final class SnapshotReport {
    private final MeterRegistry registry;
    private final Counter written;
    private final Counter failed;
    /** The time of the snapshot in the file; null without a valid file. */
    private volatile @Nullable Instant takenAt;

    private volatile String last = "none";
    private volatile @Nullable Duration loadedIn;

    public SnapshotReport(MeterRegistry registry) {
        this.registry = registry;
        written = writes("written");
        failed = writes("failed");
        for (var reason : Reason.values()) {
            refusals(reason);
        }
        TimeGauge.builder("backsource.edge.snapshot.age", this, TimeUnit.SECONDS, SnapshotReport::ageSeconds)
                .description("Age of the snapshot")
                .register(registry);
        TimeGauge.builder("backsource.edge.snapshot.load", this, TimeUnit.SECONDS, SnapshotReport::loadSeconds)
                .description("Duration of loading the snapshot at the start")
                .register(registry);
    }

    /** The latest outcome: {@code none}, {@code loaded}, {@code written}, or the reason why a snapshot was refused or not written. */
    public String describe() {
        return last;
    }

    /** The time since the routing table was as in the current snapshot; empty when there is none. */
    public Optional<Duration> age() {
        return Optional.ofNullable(takenAt).map(taken -> Duration.between(taken, Instant.now()));
    }

    void loaded(Instant taken, Duration took) {
        takenAt = taken;
        loadedIn = took;
        last = "loaded";
    }

    void refused(RefusedSnapshotException refusal) {
        takenAt = null;
        last = "refused, " + refusal.getMessage();
        refusals(refusal.reason()).increment();
    }

    void written(Instant taken) {
        takenAt = taken;
        last = "written";
        written.increment();
    }

    void notWritten(Exception cause) {
        last = "not written, " + cause;
        failed.increment();
    }

    private double ageSeconds() {
        return age().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN);
    }

    private double loadSeconds() {
        var took = loadedIn;
        return took == null ? Double.NaN : took.toNanos() / 1e9;
    }

    private Counter writes(String outcome) {
        return Counter.builder("backsource.edge.snapshot.writes")
                .description("Snapshot writes, by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter refusals(Reason reason) {
        return Counter.builder("backsource.edge.snapshot.refusals")
                .description("Refused snapshots, by reason")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(registry);
    }
}
