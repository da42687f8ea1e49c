package dev.backsource.edge.taster;

import dev.backsource.edge.TasterSettings;
import dev.backsource.edge.routing.changes.ChangeTaster;
import dev.backsource.edge.taster.TastingProcess.Start;
import dev.backsource.policy.Printable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tries policy changes in a process of its own. The process gets some at a time and tries one after the other, so when it ends or hangs, the first
 * without a verdict is the suspect: it is tried once more, alone in a fresh process, and rejected if that ends or hangs too. Then the others go on.
 *
 * <p>While no process can be started, changes are applied untried, which the readiness and metrics show; starts are tried again after a growing
 * time.
 */
public final class Taster implements ChangeTaster, AutoCloseable {
    /** The changes that a process has at a time, and their bytes; a single one may have more. */
    static final int MOST = 64;

    static final int MOST_BYTES = 1 << 20;

    private static final Logger LOG = Logger.getLogger(Taster.class);
    private static final String PREFIX = "tasting: ";
    private static final String OUTCOMES = "backsource.edge.tastings";
    /** The time for a start beyond that for which changes wait. */
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private static final long FIRST_DELAY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_DELAY_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Processes processes;
    private final TasterSettings settings;
    private final LongSupplier nanoTime;
    private final Counter good;
    private final Counter rejected;
    private final Counter alike;
    private final Counter untasted;
    private final Timer duration;
    private volatile @Nullable TastingProcess process;
    /** The reason why changes are applied untried; null while they are tried. */
    private volatile @Nullable String unavailable;

    private volatile boolean closed;
    private long startedNanos;
    private long nextStartNanos;
    private long delayNanos = FIRST_DELAY_NANOS;

    /** Starts processes. */
    interface Processes {
        TastingProcess start() throws IOException;
    }

    /**
     * A taster that starts processes of this edge's own classes.
     *
     * @param configuration of the edge, by name
     * @param nanoTime as {@link System#nanoTime}
     */
    public static Taster of(
            TasterSettings settings, Map<String, String> configuration, LongSupplier nanoTime, MeterRegistry meters) {
        return new Taster(
                () -> ChildProcess.start(ChildCommand.ofThisEdge(), configuration), settings, nanoTime, meters);
    }

    Taster(Processes processes, TasterSettings settings, LongSupplier nanoTime, MeterRegistry meters) {
        this.processes = processes;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.nextStartNanos = nanoTime.getAsLong();
        good = counter(meters, "good");
        rejected = counter(meters, "rejected");
        alike = counter(meters, "alike");
        untasted = counter(meters, "untasted");
        duration = Timer.builder("backsource.edge.tasting")
                .description("Time in which policy changes waited to be tried, by batch")
                .register(meters);
        Gauge.builder("backsource.edge.taster.available", this, taster -> taster.unavailable == null ? 1 : 0)
                .description("Whether policy changes are tried before they are applied")
                .register(meters);
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder(OUTCOMES)
                .description("Policy changes by the outcome of their trial before they are applied")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** Starts the first process, without waiting for it. */
    public synchronized void start() {
        if (!closed && process == null) {
            begin();
        }
    }

    /** Whether changes are tried, and if not, why. */
    public String describe() {
        var reason = unavailable;
        return reason == null ? "on" : "changes are applied untried: " + reason;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public synchronized Map<ConsumerRecord<String, byte[]>, String> taste(
            List<ConsumerRecord<String, byte[]>> records) {
        var verdicts = new IdentityHashMap<ConsumerRecord<String, byte[]>, String>();
        var left = new ArrayDeque<>(records);
        duration.record(() -> {
            try {
                taste(left, verdicts);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        });
        if (closed) {
            left.forEach(received -> verdicts.put(received, PREFIX + "the edge stops"));
        } else {
            passed(Pass.UNTASTED, left.size());
        }
        return verdicts;
    }

    @Override
    public void passed(Pass pass, int records) {
        (pass == Pass.ALIKE ? alike : untasted).increment(records);
    }

    /** Tries the records of {@code left} and takes them out; those that can't be tried stay. */
    private void taste(Queue<ConsumerRecord<String, byte[]>> left, Map<ConsumerRecord<String, byte[]>, String> verdicts)
            throws InterruptedException {
        for (var ready = ready(); ready != null && !left.isEmpty(); ready = ready()) {
            try {
                together(ready, left, verdicts);
            } catch (TastingFailedException e) {
                end();
                if (closed || !again(left.element(), e, verdicts)) {
                    return;
                }
                left.remove();
            }
        }
    }

    private void together(
            TastingProcess ready,
            Queue<ConsumerRecord<String, byte[]>> left,
            Map<ConsumerRecord<String, byte[]>, String> verdicts)
            throws TastingFailedException, InterruptedException {
        var unsent = new ArrayDeque<>(left);
        var sentBytes = 0L;
        var sent = 0;
        while (!left.isEmpty()) {
            while (!unsent.isEmpty() && (sent == 0 || sent < MOST && sentBytes < MOST_BYTES)) {
                var next = unsent.remove();
                ready.send(next);
                sent++;
                sentBytes += next.value().length;
            }
            take(left.element(), ready.next(settings.verdictTimeout()), verdicts);
            sent--;
            sentBytes -= left.remove().value().length;
        }
    }

    /** Tries a suspect alone; false when that isn't possible at the moment. */
    private boolean again(
            ConsumerRecord<String, byte[]> suspect,
            TastingFailedException before,
            Map<ConsumerRecord<String, byte[]>, String> verdicts)
            throws InterruptedException {
        LOG.warnf(
                "policy change suspected, tried again alone: partition=%d offset=%d domain=%s reason=%s",
                suspect.partition(),
                suspect.offset(),
                Printable.of(String.valueOf(suspect.key())),
                before.getMessage());
        var fresh = ready();
        if (fresh == null) {
            return false;
        }
        try {
            fresh.send(suspect);
            take(suspect, fresh.next(settings.verdictTimeout()), verdicts);
        } catch (TastingFailedException e) {
            end();
            if (closed) {
                return false;
            }
            take(suspect, e.getMessage() + ", twice", verdicts);
        }
        return true;
    }

    private void take(
            ConsumerRecord<String, byte[]> tried,
            String objection,
            Map<ConsumerRecord<String, byte[]>, String> verdicts) {
        (objection.isEmpty() ? good : rejected).increment();
        verdicts.put(tried, objection.isEmpty() ? GOOD : PREFIX + objection);
    }

    /** A process that is ready; null when there is none, for the reason in {@link #unavailable}. */
    private @Nullable TastingProcess ready() throws InterruptedException {
        if (closed) {
            return null;
        }
        var running = process;
        if (running == null || !running.isAlive()) {
            running = nextStartNanos - nanoTime.getAsLong() <= 0 ? begin() : null;
        }
        if (closed || running == null) {
            return null;
        }
        var waited = Duration.ofNanos(nanoTime.getAsLong() - startedNanos);
        var within = settings.startTimeout();
        var start = running.awaitReady(within.compareTo(waited) > 0 ? within.minus(waited) : Duration.ZERO);
        if (start == Start.READY) {
            if (unavailable != null) {
                LOG.info("policy changes are tried before they are applied again");
            }
            unavailable = null;
            delayNanos = FIRST_DELAY_NANOS;
            return running;
        }
        if (start == Start.UNDER_WAY && waited.compareTo(within.plus(LONGEST_START)) < 0) {
            miss("the process is still starting");
        } else {
            fail(start == Start.FAILED ? "the process " + running.ending() : "the process doesn't start");
        }
        return null;
    }

    private @Nullable TastingProcess begin() {
        try {
            startedNanos = nanoTime.getAsLong();
            var begun = processes.start();
            process = begun;
            if (closed) {
                begun.close();
            }
            return begun;
        } catch (IOException | RuntimeException e) {
            fail("the process can't be started: " + e.getMessage());
            return null;
        }
    }

    private void fail(String reason) {
        end();
        nextStartNanos = nanoTime.getAsLong() + delayNanos;
        delayNanos = Math.min(2 * delayNanos, LONGEST_DELAY_NANOS);
        miss(reason);
    }

    private void end() {
        var last = process;
        process = null;
        if (last != null) {
            last.close();
        }
    }

    private void miss(String reason) {
        if (unavailable == null && !closed) {
            LOG.warnf("policy changes are applied untried: %s", reason);
        }
        unavailable = Printable.of(reason, Printable.SENTENCE);
    }

    /** Ends the process. Changes that are being tried are rejected, by an edge that ends. */
    @Override
    public void close() {
        closed = true;
        var last = process;
        if (last != null) {
            last.close();
        }
    }
}
