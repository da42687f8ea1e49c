package dev.backsource.eventlog.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A check at intervals whether Kafka is there, with reports to an {@link Outage}. Kafka's clients would log it at every attempt, thousands of
 * times in an hour.
 */
public final class KafkaMonitor implements AutoCloseable {
    private final Supplier<Admin> clients;
    private final Outage outage;
    private final ScheduledExecutorService asker = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "kafka-contact");
        thread.setDaemon(true);
        return thread;
    });
    // Both: read and written only under the lock of this contact.
    private @Nullable Admin admin;
    private boolean closed;

    private KafkaMonitor(Supplier<Admin> clients, Outage outage) {
        this.clients = clients;
        this.outage = outage;
    }

    /**
     * Starts to check, for the first time after {@code interval}, so that a Kafka that starts together with the service isn't reported as away.
     *
     * @param kafka the settings of Kafka's clients, {@code bootstrap.servers} among them
     * @param outage gets each result, on a thread of the contact's own
     * @param interval the time between two checks, longer than 0
     */
    public static KafkaMonitor start(Map<String, Object> kafka, Outage outage, Duration interval) {
        var settings = Map.copyOf(kafka);
        return start(() -> AdminClients.open(settings), outage, interval);
    }

    /** @param clients opens the contact's client */
    static KafkaMonitor start(Supplier<Admin> clients, Outage outage, Duration interval) {
        var started = new KafkaMonitor(clients, outage);
        started.asker.scheduleWithFixedDelay(
                started::ask, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return started;
    }

    /** Stops the checks, and closes the client. */
    @Override
    public synchronized void close() {
        closed = true;
        asker.shutdownNow();
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private void ask() {
        try {
            client().describeCluster().nodes().get();
            outage.succeeded();
        } catch (ExecutionException | KafkaException e) {
            if (!isClosed()) {
                outage.failed(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Made when it is first needed, and again until it could be: not while the broker's name doesn't resolve. */
    private synchronized Admin client() {
        if (closed) {
            throw new KafkaException("the contact is closed");
        }
        if (admin == null) {
            admin = clients.get();
        }
        return admin;
    }

    private synchronized boolean isClosed() {
        return closed;
    }
}
