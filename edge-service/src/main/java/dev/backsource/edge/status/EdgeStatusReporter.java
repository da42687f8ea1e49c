package dev.backsource.edge.status;

import dev.backsource.edge.purge.PurgeAdvanced;
import dev.backsource.edge.routing.RoutingAdvanced;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reports the edge's status: a change at once, more changes at most every 50 ms, and every second in any case. One
 * report is on its way at a time; what changes meanwhile goes into the next one, so that nothing piles up while Kafka
 * is away.
 */
@ApplicationScoped
class EdgeStatusReporter {
    private static final Logger LOG = Logger.getLogger(EdgeStatusReporter.class);
    private static final long GAP_MS = 50;
    private static final long HEARTBEAT_MS = 1_000;

    private final Vertx vertx;
    private final EdgeStatusSource source;
    private final EdgeStatusTopic topic;
    private final KafkaContact contact;

    // All below: read and written only under the lock of this reporter.
    private boolean open;
    private boolean pending;
    private boolean sending;
    private boolean waiting;
    private boolean stopped;
    private boolean failing;
    private long lastSentNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(GAP_MS);

    EdgeStatusReporter(Vertx vertx, EdgeStatusSource source, EdgeStatusTopic topic, KafkaContact contact) {
        this.vertx = vertx;
        this.source = source;
        this.topic = topic;
        this.contact = contact;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(HEARTBEAT_MS, timer -> report());
    }

    /** The topic is there; before, a report would only wait for it. To be called by a thread that may take its time. */
    void topicReady() {
        // Outside the lock, for which event loops wait.
        topic.prepare(source.current());
        synchronized (this) {
            open = true;
        }
        report();
    }

    void changed(@Observes RoutingAdvanced event) {
        report();
    }

    void purged(@Observes PurgeAdvanced event) {
        report();
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private synchronized void report() {
        pending = true;
        sendWhenDue();
    }

    private synchronized void sendWhenDue() {
        if (!open || !pending || sending || waiting || stopped) {
            return;
        }
        var dueInMs = GAP_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastSentNanos);
        if (dueInMs > 0) {
            waiting = true;
            vertx.setTimer(dueInMs, timer -> waited());
        } else {
            send();
        }
    }

    private synchronized void waited() {
        waiting = false;
        sendWhenDue();
    }

    private synchronized void send() {
        pending = false;
        sending = true;
        lastSentNanos = System.nanoTime();
        topic.send(source.current()).subscribe().with(written -> sent(), this::failed);
    }

    private synchronized void sent() {
        contact.made();
        if (failing) {
            LOG.info("edge status reports reach Kafka again");
        }
        failing = false;
        sending = false;
        sendWhenDue();
    }

    private synchronized void failed(Throwable cause) {
        if (!failing) {
            LOG.warnf("edge status reports don't reach Kafka; the edge serves on: %s", cause.getMessage());
        }
        failing = true;
        sending = false;
    }
}
