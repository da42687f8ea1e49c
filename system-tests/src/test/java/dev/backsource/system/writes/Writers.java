package dev.backsource.system.writes;

import static dev.backsource.testing.waiting.Waiting.await;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Several writers at once, at a steady pace, until they are closed; then each still settles its last write. */
public final class Writers implements AutoCloseable {
    /** What all their domains end with. */
    public static final String SUFFIX = ".faults.test";

    private static final int WRITERS = 8;
    private static final int OWN_DOMAINS = 4;
    private static final int SHARED_DOMAINS = 3;
    private static final long PAUSE_MS = 100;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(WRITERS);
    /** The first failure of a writer itself; a scheduled task that fails would end in silence. */
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    private final List<Writer> writers;

    private Writers(List<Writer> writers) {
        this.writers = writers;
    }

    /**
     * Creates the shared domains and starts to write; all must be well until then.
     *
     * @param name of these writers and their domains, which no others have
     * @param apis of the instances, such as {@code http://127.0.0.1:8080/api/v1}
     * @param seed decides what is written
     */
    public static Writers start(String name, List<URI> apis, Ledger ledger, long seed) {
        var client = new WriteClient(ledger);
        var shared = domains(name + "-shared-", SHARED_DOMAINS);
        var founder = new Choice(name + "-founder", WRITERS, List.of(), shared, new Random(seed));
        var founding = shared.iterator();
        var first = new Writer(client, ledger, apis, 0, () -> founder.creation(founding.next()));
        await("the shared domains").until(() -> {
            first.run();
            return !founding.hasNext() && !first.hasPending();
        });
        var writers = new Writers(IntStream.range(0, WRITERS)
                .mapToObj(index -> {
                    var own = domains(name + "-own-" + index + "-", OWN_DOMAINS);
                    var choice = new Choice(name + "-" + index, index, own, shared, new Random(seed + index));
                    return new Writer(client, ledger, apis, index, choice::next);
                })
                .toList());
        writers.writers.forEach(writers::schedule);
        return writers;
    }

    private static List<String> domains(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> prefix + number + SUFFIX)
                .toList();
    }

    private void schedule(Writer writer) {
        threads.scheduleWithFixedDelay(() -> run(writer), 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    private void run(Writer writer) {
        try {
            writer.run();
        } catch (RuntimeException | Error e) {
            broken.compareAndSet(null, e);
        }
    }

    /** Returns when every write is settled; fails when one isn't within a minute. */
    @Override
    public void close() {
        writers.forEach(Writer::stop);
        try {
            await("the last writes").until(() -> writers.stream().noneMatch(Writer::hasPending));
        } finally {
            threads.shutdownNow();
        }
        if (broken.get() != null) {
            throw new AssertionError("a writer failed", broken.get());
        }
    }
}
