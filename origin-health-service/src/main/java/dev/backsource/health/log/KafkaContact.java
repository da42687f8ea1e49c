package dev.backsource.health.log;

import dev.backsource.eventlog.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka every few seconds whether it is there, and says once when it isn't any more and once when it is again. Its clients
 * would say so at every attempt, thousands of times in an hour.
 */
@ApplicationScoped
class KafkaContact {
    private static final Logger LOG = Logger.getLogger(KafkaContact.class);
    private static final long INTERVAL_SECONDS = 5;

    private final Map<String, Object> kafka;
    private final ScheduledExecutorService asker = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "kafka-contact");
        thread.setDaemon(true);
        return thread;
    });
    /** The client, and since when Kafka is away, 0 while it isn't; used by the asker's thread only. */
    private @Nullable Admin admin;

    private long awaySinceNanos;

    KafkaContact(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent started) {
        asker.scheduleWithFixedDelay(this::look, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) {
        asker.shutdownNow();
    }

    private void look() {
        try {
            ask();
            answered();
        } catch (ExecutionException | KafkaException e) {
            silent(e);
        } catch (InterruptedException e) {
            close();
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
            LOG.infof("Kafka is back after %d s", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - awaySinceNanos));
            awaySinceNanos = 0;
        }
    }

    private void silent(Exception failure) {
        if (awaySinceNanos == 0) {
            awaySinceNanos = System.nanoTime();
            LOG.warnf("Kafka is away; probing goes on, and what can't be published is kept: %s", failure.getMessage());
        }
    }

    private void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
