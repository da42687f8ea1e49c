package dev.backsource.edge.status;

import dev.backsource.edge.purge.PurgeAdvanced;
import dev.backsource.edge.routing.changes.RoutingAdvanced;
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
 * Reports the edge's status: the first change at once, further changes at most every 50 ms, and in any case every
 * second. Only one report is in flight; changes that happen meanwhile go into the next, so nothing piles up while Kafka
 * is away.
 *
 * <p>Reporting has a thread of its own, and whoever notifies it waits for nothing: the first reports load the JSON
 * writer and create a Kafka client, which takes seconds on a busy machine and would block an event loop for as long.
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

    // All fields below are used by that thread only.
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

    /** The topic exists. Until then a report would only wait for it. */
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

    /** Any thread may call. Calls that arrive while one is waiting for the thread are merged. */
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
