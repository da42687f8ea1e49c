package dev.backsource.edge.upstream.balancing;

import dev.backsource.edge.EjectionSettings;
import dev.backsource.policy.finding.FindingKind;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Outlier detection: the origins with recent failures, for all event loops. While there are none, a request reads one
 * flag. The lock is only taken while some origin has failures, and only for domains with several origins.
 */
public final class OutlierDetection {
    /** The most watched origins; each costs about 150 bytes. */
    static final int MAX_WATCHED = 65_536;

    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Ejection.Rules rules;
    private final LongSupplier nanoTime;
    /** Read and written only under the lock of this object. */
    private final Map<OriginKey, Ejection> watched = new HashMap<>();

    /** Written only under the lock. */
    private volatile boolean quiet = true;

    /** The number of times that active health has found a port closed. Likewise. */
    private volatile int verdicts;

    private long nextSweepNanos;
    private long total;
    private int current;

    OutlierDetection(Ejection.Rules rules, LongSupplier nanoTime) {
        this.rules = rules;
        this.nanoTime = nanoTime;
        this.nextSweepNanos = nanoTime.getAsLong() + SWEEP_NANOS;
    }

    /** The outlier detection by the settings and the clock {@code nanoTime}, with metrics. */
    public static OutlierDetection of(EjectionSettings set, LongSupplier nanoTime, MeterRegistry registry) {
        var outliers =
                new OutlierDetection(Ejection.Rules.of(set.failures(), set.basePause(), set.maxPause()), nanoTime);
        FunctionCounter.builder("backsource.edge.origin.ejections", outliers, OutlierDetection::total)
                .description("Ejections of origins after failures")
                .register(registry);
        Gauge.builder("backsource.edge.origins.ejected", outliers, OutlierDetection::current)
                .description("Origins ejected or found closed, of domains that may have others")
                .register(registry);
        return outliers;
    }

    /** Whether no origin is watched. */
    boolean isQuiet() {
        return quiet;
    }

    /** @param found the failure as a finding; null for none */
    synchronized void failed(OriginKey origin, @Nullable FindingKind<?> found) {
        var ejection = watch(origin);
        if (ejection != null && ejection.fail(nanoTime.getAsLong(), found)) {
            ejected();
        }
    }

    /** The number of verdicts of active health so far, by which {@link #succeeded} recognises those after the start of a request. */
    int verdicts() {
        return verdicts;
    }

    /**
     * The origin has responded: its failures are forgotten, but not a later verdict of active health. The response doesn't disprove that
     * verdict, and active health reports it only once.
     *
     * @param verdictsBefore the number of verdicts when the origin was chosen
     */
    synchronized void succeeded(OriginKey origin, int verdictsBefore) {
        var ejection = watched.get(origin);
        if (ejection != null && !ejection.isClosedSince(verdictsBefore)) {
            forget(origin);
        }
    }

    /**
     * Active health has found the origin's port closed: the origin is passed over for the longest pause, then a request tries it.
     *
     * @param found the finding of the prober; null for none
     */
    synchronized void closed(OriginKey origin, @Nullable FindingKind<?> found) {
        var ejection = watch(origin);
        verdicts++;
        if (ejection != null && ejection.close(nanoTime.getAsLong(), verdicts, found)) {
            ejected();
        }
    }

    /** Active health no longer finds the origin's port closed. */
    synchronized void reopened(OriginKey origin) {
        var ejection = watched.get(origin);
        if (ejection != null && ejection.reopen(nanoTime.getAsLong())) {
            forget(origin);
        }
    }

    synchronized boolean isPassedOver(OriginKey origin) {
        var ejection = watched.get(origin);
        return ejection != null && ejection.isPassedOver(nanoTime.getAsLong());
    }

    /** The finding for which {@code origin} is passed over; null where it isn't, or for none. */
    synchronized @Nullable FindingKind<?> finding(OriginKey origin) {
        var ejection = watched.get(origin);
        return ejection != null && ejection.isPassedOver(nanoTime.getAsLong()) ? ejection.finding() : null;
    }

    /** Takes {@code origin} for a request, which after a pause is the trial. False when another request has just become the trial. */
    synchronized boolean take(OriginKey origin) {
        var ejection = watched.get(origin);
        if (ejection == null) {
            return true;
        }
        var now = nanoTime.getAsLong();
        if (ejection.isPassedOver(now)) {
            return false;
        }
        ejection.tryNow(now);
        return true;
    }

    /** To be called now and then: drops old records. */
    void sweep() {
        if (!quiet) {
            forgetOld(nanoTime.getAsLong());
        }
    }

    /** The number of ejections since the start. */
    synchronized long total() {
        return total;
    }

    /** The number of origins ejected now. */
    synchronized int current() {
        return current;
    }

    private @Nullable Ejection watch(OriginKey origin) {
        if (watched.size() >= MAX_WATCHED) {
            return watched.get(origin);
        }
        quiet = false;
        return watched.computeIfAbsent(origin, key -> new Ejection(rules));
    }

    private synchronized void forgetOld(long now) {
        if (nextSweepNanos - now <= 0) {
            nextSweepNanos = now + SWEEP_NANOS;
            watched.entrySet().removeIf(entry -> isForgotten(entry.getValue(), now));
            quiet = watched.isEmpty();
        }
    }

    private boolean isForgotten(Ejection ejection, long now) {
        if (ejection.isForgotten(now) && ejection.isEjected()) {
            current--;
        }
        return ejection.isForgotten(now);
    }

    private void ejected() {
        total++;
        current++;
    }

    private void forget(OriginKey origin) {
        var ejection = watched.remove(origin);
        if (ejection != null && ejection.isEjected()) {
            current--;
        }
        quiet = watched.isEmpty();
    }
}
