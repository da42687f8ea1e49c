package dev.backsource.edge;

import dev.backsource.eventlog.BootstrapNames;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets the channels read from Kafka once its host name resolves; they begin paused and without a client. A client can't be
 * made before, and the edge has to start all the same, and to say that it is alive and not ready.
 */
@ApplicationScoped
class KafkaChannels {
    private static final Logger LOG = Logger.getLogger(KafkaChannels.class);

    private final ChannelRegistry channels;
    private final String servers;
    private final Thread thread = new Thread(this::resumeOnceResolvable, "kafka-channels");

    KafkaChannels(ChannelRegistry channels, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.channels = channels;
        this.servers = servers;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void resumeOnceResolvable() {
        try {
            BootstrapNames.awaitResolvable(
                    servers,
                    unresolved -> LOG.warnf("none of %s resolves; reading waits for one that does", unresolved));
            // Among the names are those of emitters, too; only what is read can be paused.
            channels.getIncomingNames().stream()
                    .map(channels::getPausable)
                    .filter(Objects::nonNull)
                    .forEach(PausableChannel::resume);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
