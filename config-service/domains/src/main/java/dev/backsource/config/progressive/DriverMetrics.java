package dev.backsource.config.progressive;

import dev.backsource.config.progressive.StepDecision.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The rollouts under way by state, as of this instance's last round, and what it has done to rollouts. */
@Singleton
class DriverMetrics {
    /** The numbers of an older round are unknown: {@code NaN}. */
    private static final Duration TRUSTED = Duration.ofSeconds(30);

    private final Map<Kind, Counter> done = new EnumMap<>(Kind.class);
    private final JudgedRollouts judged;
    private final Clock clock;

    DriverMetrics(JudgedRollouts judged, Clock clock, MeterRegistry registry) {
        this.judged = judged;
        this.clock = clock;
        Arrays.stream(ProgressiveState.values())
                .filter(ProgressiveState::isUnderWay)
                .forEach(state -> Gauge.builder("backsource.progressive.rollouts", () -> count(state))
                        .description("Progressive rollouts under way, by state; NaN when the database didn't answer")
                        .tag("state", word(state))
                        .register(registry));
        for (var kind : Kind.values()) {
            if (kind != Kind.STAY) {
                done.put(
                        kind,
                        Counter.builder("backsource.progressive.decisions")
                                .description("Decisions of this instance that moved a progressive rollout")
                                .tag("decision", word(kind))
                                .register(registry));
            }
        }
    }

    void did(Kind kind) {
        var counter = done.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    private double count(ProgressiveState state) {
        var at = judged.at();
        return at == null || clock.instant().isAfter(at.plus(TRUSTED)) ? Double.NaN : judged.count(state);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
