package dev.backsource.edge.taster;

import dev.backsource.edge.TasterSettings;
import dev.backsource.edge.routing.changes.ChangeTaster;
import dev.backsource.policy.Printable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Tries policy changes in a process of its own. The process gets some at a time and tries one after the other, so when it ends or hangs, the first
 * without a verdict is the suspect: it is tried once more, alone in a fresh process, and rejected if that ends or hangs too. Then the others go on.
 *
 * <p>While no process can be started, changes are applied untried, which the readiness and metrics show; starts are tried again after a growing
 * time.
 */
public final class Taster implements ChangeTaster, AutoCloseable {
    /** The most changes that a process has at a time. */
    static final int MOST = 64;
    /** The most bytes of those changes; a single one may have more. */
    static final int MOST_BYTES = 1 << 20;

    private static final Logger LOG = Logger.getLogger(Taster.class);
    private static final String PREFIX = "tasting: ";
    private static final String OUTCOMES = "backsource.edge.tastings";

    private final ProcessSupervisor processes;
    private final Duration verdictTimeout;
    private final Counter good;
    private final Counter rejected;
    private final Counter alike;
    private final Counter untasted;
    private final Timer duration;

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

    Taster(ProcessSupervisor.Starter starter, TasterSettings settings, LongSupplier nanoTime, MeterRegistry meters) {
        processes = new ProcessSupervisor(starter, settings.startTimeout(), nanoTime);
        verdictTimeout = settings.verdictTimeout();
        good = counter(meters, "good");
        rejected = counter(meters, "rejected");
        alike = counter(meters, "alike");
        untasted = counter(meters, "untasted");
        duration = Timer.builder("backsource.edge.tasting")
                .description("Time in which policy changes waited to be tried, by batch")
                .register(meters);
        Gauge.builder("backsource.edge.taster.available", processes, kept -> kept.unavailable() == null ? 1 : 0)
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
        processes.start();
    }

    /** Whether changes are tried, and if not, why. */
    public String describe() {
        var reason = processes.unavailable();
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
                processes.stop();
            }
        });
        if (processes.isStopped()) {
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
        for (var process = processes.awaitReady();
                process != null && !left.isEmpty();
                process = processes.awaitReady()) {
            try {
                tasteTogether(process, left, verdicts);
            } catch (TastingFailedException e) {
                processes.endProcess();
                if (processes.isStopped() || !tasteAlone(left.element(), e, verdicts)) {
                    return;
                }
                left.remove();
            }
        }
    }

    private void tasteTogether(
            TastingProcess process,
            Queue<ConsumerRecord<String, byte[]>> left,
            Map<ConsumerRecord<String, byte[]>, String> verdicts)
            throws TastingFailedException, InterruptedException {
        var unsent = new ArrayDeque<>(left);
        var sentBytes = 0L;
        var sent = 0;
        while (!left.isEmpty()) {
            while (!unsent.isEmpty() && (sent == 0 || sent < MOST && sentBytes < MOST_BYTES)) {
                var next = unsent.remove();
                process.send(next);
                sent++;
                sentBytes += next.value().length;
            }
            judge(left.element(), process.next(verdictTimeout), verdicts);
            sent--;
            sentBytes -= left.remove().value().length;
        }
    }

    /**
     * Tries a suspect once more, alone in a fresh process.
     *
     * @param failure of its first trial
     * @return false when that isn't possible at the moment
     */
    private boolean tasteAlone(
            ConsumerRecord<String, byte[]> suspect,
            TastingFailedException failure,
            Map<ConsumerRecord<String, byte[]>, String> verdicts)
            throws InterruptedException {
        LOG.warnf(
                "policy change suspected, tried again alone: partition=%d offset=%d domain=%s reason=%s",
                suspect.partition(),
                suspect.offset(),
                Printable.of(String.valueOf(suspect.key())),
                failure.getMessage());
        var process = processes.awaitReady();
        if (process == null) {
            return false;
        }
        try {
            process.send(suspect);
            judge(suspect, process.next(verdictTimeout), verdicts);
        } catch (TastingFailedException e) {
            processes.endProcess();
            if (processes.isStopped()) {
                return false;
            }
            judge(suspect, e.getMessage() + ", twice", verdicts);
        }
        return true;
    }

    /** @param objection empty for none */
    private void judge(
            ConsumerRecord<String, byte[]> tried,
            String objection,
            Map<ConsumerRecord<String, byte[]>, String> verdicts) {
        (objection.isEmpty() ? good : rejected).increment();
        verdicts.put(tried, objection.isEmpty() ? GOOD : PREFIX + objection);
    }

    /** Ends the process. Changes that are being tried are rejected, by an edge that ends. */
    @Override
    public void close() {
        processes.close();
    }
}
