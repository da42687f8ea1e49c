package dev.backsource.edge.status;

import dev.backsource.edge.purge.PurgeAdvanced;
import dev.backsource.edge.routing.RoutingAdvanced;
import dev.backsource.eventlog.broker.Outage;
import dev.backsource.eventlog.topics.TopicCreation;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reports the edge's status: a change at once, more changes at most every 50 ms, and every second in any case. One
 * report is on its way at a time; what changes meanwhile goes into the next one, so that nothing piles up while Kafka
 * is away.
 *
 * <p>All of it happens on a thread of its own, and who tells of a change waits for nothing: the first reports load what writes
 * JSON and make a client of Kafka, which takes seconds on a busy machine, and event loops would stand for as long.
 */
@ApplicationScoped
class EdgeStatusReporter {
    private static final Logger LOG = Logger.getLogger(EdgeStatusReporter.class);
    private static final long GAP_MS = 50;
    private static final long HEARTBEAT_MS = 1_000;

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, EdgeStatusReporter::thread, new DiscardPolicy());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Supplier<Uni<Void>> reports;
    private final LastReport lastReport;

    // All below: read and written only by that thread.
    private final Outage outage = new Outage(
            cause -> LOG.warnf("edge status reports don't reach Kafka; the edge serves on: %s", cause.getMessage()),
            lasted -> LOG.info("edge status reports reach Kafka again"));
    private boolean open;
    private boolean pending;
    private boolean sending;
    private boolean waiting;
    private long lastSentNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(GAP_MS);

    @Inject
    EdgeStatusReporter(EdgeStatusSource source, EdgeStatusTopic topic, LastReport lastReport) {
        this(() -> topic.send(source.current()), lastReport);
    }

    /** @param reports sends one at each call */
    EdgeStatusReporter(Supplier<Uni<Void>> reports, LastReport lastReport) {
        this.reports = reports;
        this.lastReport = lastReport;
    }

    void start(@Observes StartupEvent event, TopicCreation topic) {
        thread.scheduleAtFixedRate(this::due, HEARTBEAT_MS, HEARTBEAT_MS, TimeUnit.MILLISECONDS);
        topic.created().thenRun(this::topicReady);
    }

    /** The topic is there; before, a report would only wait for it. */
    void topicReady() {
        thread.execute(() -> {
            open = true;
            due();
        });
    }

    void changed(@Observes RoutingAdvanced event) {
        report();
    }

    void purged(@Observes PurgeAdvanced event) {
        report();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** To be called by any thread; however often it is, one call waits for the thread. */
    private void report() {
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
        var dueInMs = GAP_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastSentNanos);
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
        lastSentNanos = System.nanoTime();
        // What it throws is a failure like others: the next report is due all the same.
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
