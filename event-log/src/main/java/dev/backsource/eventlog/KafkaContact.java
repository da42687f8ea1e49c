package dev.backsource.eventlog;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka every few seconds whether it is there, and tells once when it isn't any more and once when it is again. Its clients
 * would say so at every attempt, thousands of times in an hour.
 */
public final class KafkaContact implements AutoCloseable {
    private static final long INTERVAL_SECONDS = 5;

    private final Map<String, Object> kafka;
    private final Consumer<Exception> onAway;
    private final Consumer<Duration> onBack;
    private final ScheduledExecutorService asker = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "kafka-contact");
        thread.setDaemon(true);
        return thread;
    });
    /** The client, and since when Kafka is away, 0 while it isn't; used by the asker's thread only. */
    private @Nullable Admin admin;

    private long awaySinceNanos;

    private KafkaContact(Map<String, Object> kafka, Consumer<Exception> onAway, Consumer<Duration> onBack) {
        this.kafka = Map.copyOf(kafka);
        this.onAway = onAway;
        this.onBack = onBack;
    }

    /**
     * Starts to ask, for the first time in 5 s, so that a Kafka that starts together with the service isn't away.
     *
     * @param kafka the settings of Kafka's clients, {@code bootstrap.servers} among them
     * @param onAway told why Kafka doesn't answer, once until it does; both are called on the asker's thread
     * @param onBack told for how long it didn't
     */
    public static KafkaContact start(Map<String, Object> kafka, Consumer<Exception> onAway, Consumer<Duration> onBack) {
        var started = new KafkaContact(kafka, onAway, onBack);
        started.asker.scheduleWithFixedDelay(started::look, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
        return started;
    }

    /** Asks no more. */
    @Override
    public void close() {
        asker.shutdownNow();
    }

    private void look() {
        try {
            ask();
            answered();
        } catch (ExecutionException | KafkaException e) {
            silent(e);
        } catch (InterruptedException e) {
            closeClient();
        }
    }

    private void ask() throws ExecutionException, InterruptedException {
        if (admin == null) {
            admin = Topics.openAdmin(kafka);
        }
        admin.describeCluster().nodes().get();
    }

    private void answered() {
        if (awaySinceNanos != 0) {
            onBack.accept(Duration.ofNanos(System.nanoTime() - awaySinceNanos));
            awaySinceNanos = 0;
        }
    }

    private void silent(Exception failure) {
        if (awaySinceNanos == 0) {
            awaySinceNanos = System.nanoTime();
            onAway.accept(failure);
        }
    }

    private void closeClient() {
        if (admin != null) {
            admin.close();
        }
    }
}
