package dev.backsource.edge.status;

import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.eventlog.broker.Outage;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The reporter of the edge's status: the first change at once, further changes at most every 50 ms, and in any case
 * every second. Only one report is in flight; changes in the meantime go into the next, so nothing piles up while Kafka
 * is unreachable.
 *
 * <p>Reporting has a thread of its own and never blocks its callers: the first reports load the JSON writer and create
 * a Kafka client, which takes seconds on a busy machine and would block an event loop for as long.
 */
public final class EdgeStatusReporter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EdgeStatusReporter.class);
    private static final long GAP_MS = 50;
    private static final long HEARTBEAT_MS = 1_000;

    private final ScheduledExecutorService thread;
    private final LongSupplier nanoTime;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Supplier<Uni<Void>> reports;
    private final LastReport lastReport;

    // All fields below are used by that thread only.
    private final Outage outage = new Outage(
            cause -> LOG.warnf("Kafka unavailable, reports not sent, clients still served: %s", cause.getMessage()),
            lasted -> LOG.info("Kafka available, reports sent again"));
    private boolean open;
    private boolean pending;
    private boolean sending;
    private boolean waiting;
    private long lastSentNanos;

    /** The reporter of statuses from {@code source}, signed by {@code identity} and written by {@code writer}. */
    public static EdgeStatusReporter of(
            EdgeStatusSource source, EdgeIdentity identity, RecordWriter writer, LastReport lastReport) {
        var topic = new EdgeStatusTopic(writer, identity);
        return new EdgeStatusReporter(() -> topic.send(source.current()), lastReport);
    }

    /** @param reports sends one at each call */
    EdgeStatusReporter(Supplier<Uni<Void>> reports, LastReport lastReport) {
        this(
                reports,
                lastReport,
                new ScheduledThreadPoolExecutor(1, EdgeStatusReporter::thread, new DiscardPolicy()),
                System::nanoTime);
    }

    /**
     * Reports on {@code thread}.
     *
     * @param reports sends one at each call
     */
    EdgeStatusReporter(
            Supplier<Uni<Void>> reports,
            LastReport lastReport,
            ScheduledExecutorService thread,
            LongSupplier nanoTime) {
        this.reports = reports;
        this.lastReport = lastReport;
        this.thread = thread;
        this.nanoTime = nanoTime;
        this.lastSentNanos = nanoTime.getAsLong() - TimeUnit.MILLISECONDS.toNanos(GAP_MS);
    }

    /** @param topic completes once the topic of reports exists */
    public void start(CompletionStage<Void> topic) {
        thread.scheduleAtFixedRate(this::due, HEARTBEAT_MS, HEARTBEAT_MS, TimeUnit.MILLISECONDS);
        topic.thenRun(this::topicReady);
    }

    /** The topic exists. Until then a report would only wait for it. */
    void topicReady() {
        thread.execute(() -> {
            open = true;
            due();
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Requests a report of a change. Any thread may call; calls that arrive while one waits for the thread are merged. */
    public void report() {
        if (!asked.getAndSet(true)) {
            thread.execute(() -> {
                asked.set(false);
                due();
            });
        }
    }

    private void due() {
        pending = true;
        sendWhenDue();
    }

    private void sendWhenDue() {
        if (!open || !pending || sending || waiting) {
            return;
        }
        var dueInMs = GAP_MS - TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - lastSentNanos);
        if (dueInMs > 0) {
            waiting = true;
            thread.schedule(this::waited, dueInMs, TimeUnit.MILLISECONDS);
        } else {
            send();
        }
    }

    private void waited() {
        waiting = false;
        sendWhenDue();
    }

    private void send() {
        pending = false;
        sending = true;
        lastSentNanos = nanoTime.getAsLong();
        // An exception counts as a failed report: the next one is due all the same.
        Uni.createFrom()
                .deferred(() -> reports.get())
                .subscribe()
                .with(written -> thread.execute(this::sent), cause -> thread.execute(() -> failed(cause)));
    }

    private void sent() {
        lastReport.reached();
        outage.succeeded();
        sending = false;
        sendWhenDue();
    }

    private void failed(Throwable cause) {
        outage.failed(cause);
        sending = false;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "edge-status");
        thread.setDaemon(true);
        return thread;
    }
}
