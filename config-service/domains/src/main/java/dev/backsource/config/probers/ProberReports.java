package dev.backsource.config.probers;

import dev.backsource.config.reading.SilenceSettings;
import dev.backsource.config.view.LiveView;
import dev.backsource.config.view.Views;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.reading.CompactedView;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The latest status of the prober of each partition. */
@ApplicationScoped
public class ProberReports {
    private static final int PARTITIONS = Topic.POLICY_CHANGES.partitions();
    private static final int INTERVALS = 3;
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

    private final Views views;
    private final LiveView<ProberStatus> reports;
    private final Map<String, Instant> receivedAt = new ConcurrentHashMap<>();
    private final Duration silence;
    private final Clock clock;

    ProberReports(Views views, SilenceSettings settings, Clock clock) {
        this.views = views;
        this.silence = settings.prober();
        this.clock = clock;
        this.reports = views.of(
                Topic.PROBER_STATUS,
                EventCodec.PROBER_STATUS,
                ProberStatus::key,
                PARTITIONS,
                CompactedView.Gate.open(),
                this::received);
    }

    void start(@Observes StartupEvent event) {
        views.follow(reports);
    }

    /** Whether every report that the topic held at this service's start is known. */
    public boolean areKnown() {
        return reports.isComplete();
    }

    /** When the ports of {@code domain} were last checked; null while they are checked, and where no prober has ever reported. */
    public @Nullable Instant notCheckedSince(DomainName domain) {
        var checks = of(partition(domain));
        return checks.isOver(clock.instant()) ? checks.at() : null;
    }

    /** The partitions of the domains whose ports are not checked now, but were. */
    public Set<Integer> notChecked() {
        var now = clock.instant();
        return IntStream.range(0, PARTITIONS)
                .filter(partition -> of(partition).isOver(now))
                .boxed()
                .collect(Collectors.toSet());
    }

    /**
     * A time since which every known port state of {@code domain} was measured, not later than this service received that; null where no prober has said
     * so.
     */
    public @Nullable Instant checkedAt(DomainName domain) {
        var report = reports.get(String.valueOf(partition(domain)));
        var measured = report == null ? null : report.measuredAt();
        if (report == null || measured == null) {
            return null;
        }
        var heard = receivedAt.getOrDefault(report.key(), report.reportedAt());
        var ahead = Duration.between(heard, report.reportedAt());
        return ahead.isNegative() ? measured : measured.minus(ahead);
    }

    /** Whether the ports of some domains are checked now. */
    public boolean areChecking() {
        var now = clock.instant();
        return reports.values().stream().map(report -> of(report.partition())).anyMatch(check -> !check.isOver(now));
    }

    /** By partition of the domains. */
    public List<LastPortCheck> all() {
        return IntStream.range(0, PARTITIONS).mapToObj(this::of).toList();
    }

    /** The partition of {@code domain}. */
    public static int partition(DomainName domain) {
        return EventRecords.partitionOf(Topic.POLICY_CHANGES, domain.value());
    }

    private LastPortCheck of(int partition) {
        var key = String.valueOf(partition);
        var report = reports.get(key);
        if (report == null) {
            return new LastPortCheck(null, silence);
        }
        var checked = report.checkedAt();
        var heard = receivedAt.getOrDefault(key, checked);
        return new LastPortCheck(checked.isBefore(heard) ? checked : heard, limit(report.intervalMs()));
    }

    private Duration limit(long intervalMs) {
        var intervals = Duration.ofMillis(Math.min(intervalMs, LONGEST_INTERVAL.toMillis()))
                .multipliedBy(INTERVALS);
        return intervals.compareTo(silence) > 0 ? intervals : silence;
    }

    private void received(String key) {
        receivedAt.put(key, clock.instant());
    }
}
