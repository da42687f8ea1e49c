package dev.backsource.simulation;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Runs steps in the order of their times, by chance where they have the same, and moves the clock to each. On one thread. */
public final class Scheduler {
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Step::compare);
    private final VirtualClock clock;
    private final Trace trace;
    /** In whose name the scheduler does something itself. */
    private final Process self;

    private long numbers;

    Scheduler(VirtualClock clock, Trace trace, SplittableRandom chance) {
        this.clock = clock;
        this.trace = trace;
        this.self = new Process("scheduler", chance);
    }

    public VirtualClock clock() {
        return clock;
    }

    public Trace trace() {
        return trace;
    }

    /** Notes in the trace what {@code process} does now. */
    public void note(Process process, String what) {
        trace.add(clock.micros(), process.name(), what);
    }

    /** Has {@code process} do {@code work} in {@code micros}; never, once it is killed. The step can be taken back. */
    public Step after(long micros, Process process, String what, Runnable work) {
        var step = new Step(clock.micros() + micros, tie(process.chance()), numbers++, process, what, work);
        steps.add(step);
        return step;
    }

    /**
     * Runs the next step, unless it lies behind {@code until}.
     *
     * @return the process that did it; null when there was none, and the clock is at {@code until}
     */
    @Nullable
    Process runNext(long until) {
        while (true) {
            var next = steps.peek();
            if (next == null || next.at() > until) {
                clock.moveTo(until);
                return null;
            }
            steps.remove();
            if (next.isTakenBack() || next.process().isKilled()) {
                continue;
            }
            next.process().reaches(next.what(), next.at());
            if (next.process().standsUntil() > next.at()) {
                clock.moveTo(next.at());
                park(next);
                continue;
            }
            clock.moveTo(next.at());
            trace.add(next.at(), next.process().name(), next.what());
            next.work().run();
            return next.process();
        }
    }

    private void park(Step step) {
        var process = step.process();
        if (process.parked().isEmpty()) {
            after(process.standsUntil() - clock.micros(), self, process.name() + " goes on", () -> goOn(process));
        }
        process.parked().add(step);
    }

    /** Has a process that doesn't stand still any more do what it had to do meanwhile, in that order. */
    void goOn(Process process) {
        if (process.standsUntil() > clock.micros()) {
            after(process.standsUntil() - clock.micros(), self, process.name() + " goes on", () -> goOn(process));
            return;
        }
        var place = 0;
        for (var step : process.parked()) {
            steps.add(step.at(clock.micros(), place++));
        }
        process.parked().clear();
    }

    private static long tie(SplittableRandom chance) {
        return chance.nextInt();
    }

    /** Something that a process is to do. */
    public static final class Step {
        private final long at;
        private final long tie;
        private final long number;
        private final Process process;
        private final String what;
        private final Runnable work;
        private final boolean[] takenBack;

        Step(long at, long tie, long number, Process process, String what, Runnable work) {
            this(at, tie, number, process, what, work, new boolean[1]);
        }

        private Step(long at, long tie, long number, Process process, String what, Runnable work, boolean[] takenBack) {
            this.at = at;
            this.tie = tie;
            this.number = number;
            this.process = process;
            this.what = what;
            this.work = work;
            this.takenBack = takenBack;
        }

        /** It isn't to be done any more. */
        public void takeBack() {
            takenBack[0] = true;
        }

        public boolean isTakenBack() {
            return takenBack[0];
        }

        /** By time, then by chance. A comparator made of three costs more than many a step. */
        private static int compare(Step one, Step other) {
            var byTime = Long.compare(one.at, other.at);
            if (byTime != 0) {
                return byTime;
            }
            var byChance = Long.compare(one.tie, other.tie);
            return byChance != 0 ? byChance : Long.compare(one.number, other.number);
        }

        private Step at(long later, long place) {
            return new Step(later, place, number, process, what, work, takenBack);
        }

        long at() {
            return at;
        }

        Process process() {
            return process;
        }

        String what() {
            return what;
        }

        Runnable work() {
            return work;
        }
    }
}
