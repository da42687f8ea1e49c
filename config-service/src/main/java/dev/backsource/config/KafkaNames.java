package dev.backsource.config;

import dev.backsource.eventlog.BootstrapNames;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Holds the start until Kafka's host name resolves: without it the messaging layer, which starts next, would end it. */
final class KafkaNames {
    private static final Logger LOG = Logger.getLogger(KafkaNames.class);
    private static final int FIRST = 1;

    void start(
            @Observes @Priority(FIRST) StartupEvent event,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers)
            throws InterruptedException {
        BootstrapNames.awaitResolvable(
                servers, unresolved -> LOG.warnf("none of %s resolves; the start goes on once one does", unresolved));
    }
}
