package dev.backsource.health.watch;

import dev.backsource.health.StateLoop;
import dev.backsource.health.log.OriginEventPublisher;
import dev.backsource.health.probe.attempt.ProbeSettings;
import dev.backsource.health.probe.attempt.ProberId;
import dev.backsource.policy.event.ProberStatus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The heartbeat, published every few seconds for each partition that this instance watches. Port states are published only when they change, so
 * without it nobody could tell a healthy port from a dead prober. It is sent from the state loop, so that it stops where that stalls.
 */
@ApplicationScoped
class Heartbeat {
    /** A port is probed within two intervals, and a probe has ended after four steps: a name, and two addresses that don't answer. */
    private static final int INTERVALS = 2;

    private static final int STEPS = 4;

    private final StateLoop loop;
    private final OwnedPartitions partitions;
    private final OriginEventPublisher publisher;
    private final ProbeSettings settings;
    private final Clock clock;
    private final String id;
    private final Duration patience;
    private final Instant startedAt;

    Heartbeat(
            StateLoop loop,
            OwnedPartitions partitions,
            OriginEventPublisher publisher,
            ProbeSettings settings,
            Clock clock) {
        this.loop = loop;
        this.partitions = partitions;
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
        this.id = ProberId.of(settings);
        this.patience = settings.interval()
                .multipliedBy(INTERVALS)
                .plus(settings.timeout().multipliedBy(STEPS));
        this.startedAt = clock.instant();
    }

    void start(@Observes StartupEvent event) {
        loop.execute(this::beat);
    }

    private void beat() {
        var now = clock.instant();
        partitions.watched().forEach((number, watched) -> publisher.publish(status(number, watched, now)));
        loop.after(settings.heartbeat(), this::beat);
    }

    private ProberStatus status(int partition, WatchCounts watched, Instant now) {
        return new ProberStatus(
                partition,
                id,
                startedAt,
                now,
                watched.domains(),
                watched.ports(),
                settings.interval().toMillis(),
                watched.behind(patience, now).toMillis(),
                watched.oldestMs(now));
    }
}
