package dev.backsource.config.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One domain's latest steps of one length, numbered from the epoch on. */
final class FigureSteps {
    /** The number of latest steps that aren't sealed: reports of the steps before are over. */
    private static final int OPEN = 4;

    final long lengthMs;
    /** The number of latest steps with classes of requests. */
    private final int withClasses;
    /** Each at its number modulo the number of kept steps. */
    private final @Nullable FigureStep[] steps;

    private long sealedBefore;

    FigureSteps(Period period) {
        this.lengthMs = period.step.toMillis();
        this.withClasses = period.withClasses;
        this.steps = new @Nullable FigureStep[period.kept];
    }

    /** Spreads the figures of the time from {@code begin} to {@code end} evenly over its steps. Nothing where a step is older than the kept ones. */
    void add(Reading between, Instant begin, Instant end) {
        var from = begin.toEpochMilli();
        var to = end.toEpochMilli();
        for (var number = Math.floorDiv(from, lengthMs); number * lengthMs < to; number++) {
            var ms = Math.min(to, (number + 1) * lengthMs) - Math.max(from, number * lengthMs);
            var step = step(number);
            if (step != null && ms > 0) {
                var part = ms / (double) (to - from);
                step.add(between, ms, part);
                if (withClasses > 0) {
                    step.addClasses(between, part);
                }
            }
        }
    }

    /** Notes a time without requests, from {@code since} or the beginning of the step of {@code end} on. */
    void addQuiet(Instant since, Instant end) {
        var number = Math.floorDiv(end.toEpochMilli(), lengthMs);
        var ms = end.toEpochMilli() - Math.max(since.toEpochMilli(), number * lengthMs);
        var step = ms > 0 ? step(number) : null;
        if (step != null) {
            step.cover(ms);
        }
    }

    /** Null when nothing is known of that step. */
    @Nullable
    FigureStep get(long number) {
        var held = steps[slot(number)];
        return held != null && held.number == number ? held : null;
    }

    private @Nullable FigureStep step(long number) {
        var slot = slot(number);
        var held = steps[slot];
        if (held != null && held.number >= number) {
            return held.number == number ? held : null;
        }
        var added = new FigureStep(number);
        steps[slot] = added;
        seal(number - OPEN);
        forgetClasses(number - withClasses);
        return added;
    }

    private void seal(long before) {
        for (var number = Math.max(sealedBefore, before - steps.length); number < before; number++) {
            var ended = get(number);
            if (ended != null) {
                ended.seal();
            }
        }
        sealedBefore = Math.max(sealedBefore, before);
    }

    private void forgetClasses(long number) {
        var held = get(number);
        if (held != null) {
            held.forgetClasses();
        }
    }

    private int slot(long number) {
        return Math.floorMod(number, steps.length);
    }
}
