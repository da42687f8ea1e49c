package dev.backsource.health.probe;

import dev.backsource.health.probe.Prober.Watcher;
import dev.backsource.health.probe.attempt.ProbeTarget;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A port under watch: its verdict, its watchers, and the timer of its next probe. Used on the state loop only. */
final class ProbedPort {
    private final ProbeTarget target;
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private PortVerdict verdict;
    private long timer;
    private boolean slow;

    ProbedPort(ProbeTarget target, PortVerdict verdict) {
        this.target = target;
        this.verdict = verdict;
    }

    ProbeTarget target() {
        return target;
    }

    Set<Watcher> watchers() {
        return watchers;
    }

    PortVerdict verdict() {
        return verdict;
    }

    /** Sets the verdict to {@code next} and notifies the watchers when it differs. */
    void become(PortVerdict next) {
        var before = verdict;
        verdict = next;
        if (!next.tellsSameAs(before)) {
            List.copyOf(watchers).forEach(Watcher::verdictChanged);
        }
    }

    /** Whether its last probe took its time. */
    boolean isSlow() {
        return slow;
    }

    void slow(boolean took) {
        slow = took;
    }

    long timer() {
        return timer;
    }

    void timer(long id) {
        timer = id;
    }
}
