package dev.backsource.config.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One domain's figures of the last day. Used under the lock of {@link FiguresHistory}. */
final class DomainHistory {
    /** The part of the score that is left when the domains are compared again. */
    private static final double KEPT = 0.97;

    private final Map<Period, FigureSteps> steps = new EnumMap<>(Period.class);
    private double score;
    /** The time up to which an earlier history of the domain may have been given up. */
    final Instant givenUpUntil;

    private Instant heardAt;

    DomainHistory(Instant heardAt, Instant givenUpUntil) {
        this.heardAt = heardAt;
        this.givenUpUntil = givenUpUntil;
        for (var period : Period.values()) {
            steps.put(period, new FigureSteps(period));
        }
    }

    /**
     * Adds the figures between two readings of an edge. A long time between them is spread over long steps only, since nobody knows when in that time it
     * was.
     *
     * @param quietSince from then until the beginning of this time the edge had no requests of the domain; null when that isn't known
     */
    void add(Reading between, Duration apart, Instant end, @Nullable Instant quietSince) {
        var begin = end.minus(apart);
        var known = quietSince == null ? begin : quietSince.isAfter(givenUpUntil) ? quietSince : givenUpUntil;
        of(Period.DAY).add(between, begin, end);
        of(Period.DAY).addQuiet(known, begin);
        if (apart.compareTo(Period.RECENT.step.multipliedBy(3)) <= 0) {
            of(Period.RECENT).add(between, begin, end);
            of(Period.RECENT).addQuiet(known, begin);
        }
        score += between.requests();
        heardAt = end;
    }

    FigureSteps of(Period period) {
        return Objects.requireNonNull(steps.get(period));
    }

    /** The requests of the last minutes, later ones counting more. */
    double score() {
        return score;
    }

    void lowerScore() {
        score *= KEPT;
    }

    Instant heardAt() {
        return heardAt;
    }
}
