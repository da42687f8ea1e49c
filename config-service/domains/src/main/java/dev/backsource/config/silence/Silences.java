package dev.backsource.config.silence;

import dev.backsource.config.database.CommitBell;
import dev.backsource.config.edges.EdgeRegister;
import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.periodic.PeriodicTask;
import dev.backsource.config.probers.ProberReports;
import dev.backsource.config.progressive.RolloutLists;
import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.config.reading.SilenceSettings;
import dev.backsource.config.release.ReleaseSettings;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.SilenceKind;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The silence alerts. Every instance checks every few seconds, and writes its findings to the database; the row decides which instance was first, so
 * an alert fires once and ends once, whatever number of instances there are and whenever they start. An alert ends when no instance has seen the
 * silence for three rounds, so that an instance that doesn't see it doesn't contradict one that does.
 */
@Singleton
public class Silences {
    private static final int ROUNDS_OF_OTHERS = 3;
    private static final Duration KEPT = Duration.ofDays(30);

    private final SilenceRows rows;
    private final EdgeReports edges;
    private final EdgeRegister register;
    private final ProberReports probers;
    private final ReadingProgress reading;
    private final TopicEnds ends;
    private final CommitBell bell;
    private final RolloutLists rollouts;
    private final ReleaseSettings releases;
    private final SilenceSettings settings;
    private final Clock clock;
    private final PeriodicTask rounds;
    private volatile @Nullable List<SilenceAlert> alerts;
    private volatile long changes;
    private volatile Map<String, Instant> lags = Map.of();

    Silences(
            SilenceRows rows,
            EdgeReports edges,
            EdgeRegister register,
            ProberReports probers,
            ReadingProgress reading,
            TopicEnds ends,
            CommitBell bell,
            RolloutLists rollouts,
            ReleaseSettings releases,
            SilenceSettings settings,
            Clock clock) {
        this.rollouts = rollouts;
        this.releases = releases;
        this.rows = rows;
        this.edges = edges;
        this.register = register;
        this.probers = probers;
        this.reading = reading;
        this.ends = ends;
        this.bell = bell;
        this.settings = settings;
        this.clock = clock;
        this.rounds = new PeriodicTask("silence check", settings.round(), this::round);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** The firing alerts and the latest resolved ones, as the database had them in the last round. */
    public List<SilenceAlert> all() {
        return Objects.requireNonNullElse(alerts, List.of());
    }

    /** Whether the database has been read since the start of this instance. */
    public boolean areKnown() {
        return alerts != null;
    }

    /** Counts the changes of alerts. */
    public long changes() {
        return changes;
    }

    /** The edges whose alert of lag fires, with its beginning. */
    public Map<String, Instant> lagging() {
        return lagging(all());
    }

    static Map<String, Instant> lagging(List<SilenceAlert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.kind() == SilenceKind.EDGE_LAGGING && alert.status() == AlertStatus.FIRING)
                .collect(Collectors.toMap(
                        alert -> alert.subject().substring(SilenceRule.EDGE.length()), SilenceAlert::startedAt));
    }

    Uni<Void> round() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ends.sample(now, settings.edgeLag().plus(settings.edge()));
        var assessment = SilenceRule.judge(new SilenceRule.Heard(
                now,
                reading.now(),
                edges.areKnown() ? edges.all() : null,
                register.ids(),
                probers.areKnown() ? probers.all() : null,
                settings.edge(),
                settings.edgeLag(),
                ends::at,
                lags,
                settings.prober()));
        lags = assessment.lags();
        return forgotten(now)
                .map(forgotten -> assessment.and(SilenceKind.ROLLOUT_FORGOTTEN, forgotten))
                .chain(all -> rows.all().chain(stored -> {
                    show(stored);
                    return change(all, stored, now).chain(changed -> changed == 0 ? done() : told());
                }));
    }

    private Uni<List<Silence>> forgotten(Instant now) {
        return rollouts.haltedBefore(now.minus(releases.rolloutForgottenAfter()))
                .map(found -> found.stream().map(ForgottenRollout::silence).toList());
    }

    private Uni<Integer> change(SilenceAssessment assessment, List<StoredSilence> stored, Instant now) {
        var firing = stored.stream().filter(StoredSilence::isFiring).toList();
        var known = firing.stream().map(each -> each.alert().key()).collect(Collectors.toSet());
        var silent = assessment.silences().stream().map(Silence::key).collect(Collectors.toSet());
        var begun = assessment.silences().stream()
                .filter(silence -> !known.contains(silence.key()))
                .toList();
        var lasting = silent.stream().filter(known::contains).toList();
        var lease = settings.round().multipliedBy(ROUNDS_OF_OTHERS);
        var over = firing.stream()
                .filter(each -> assessment.judged().contains(each.alert().kind())
                        && !silent.contains(each.alert().key())
                        && !assessment.undecided().contains(each.alert().key())
                        && each.isForsaken(lease, now))
                .toList();
        var old = stored.stream().anyMatch(each -> isOld(each, now));
        return (begun.isEmpty() ? none() : rows.fire(begun, now))
                .chain(fired -> (lasting.isEmpty() ? none() : rows.affirm(lasting, now)).replaceWith(fired))
                .chain(fired -> (over.isEmpty() ? none() : rows.resolve(over, now)).map(ended -> fired + ended))
                .chain(changed -> (old ? rows.prune(now.minus(KEPT)) : none()).replaceWith(changed));
    }

    private static boolean isOld(StoredSilence stored, Instant now) {
        var endedAt = stored.alert().endedAt();
        return endedAt != null && endedAt.isBefore(now.minus(KEPT));
    }

    private Uni<Void> told() {
        bell.ring();
        return rows.all().invoke(this::show).replaceWithVoid();
    }

    private void show(List<StoredSilence> stored) {
        var read = stored.stream().map(StoredSilence::alert).toList();
        if (!read.equals(alerts)) {
            alerts = read;
            changes = changes + 1;
        }
    }

    private static Uni<Integer> none() {
        return Uni.createFrom().item(0);
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
