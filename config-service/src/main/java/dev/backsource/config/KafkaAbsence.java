package dev.backsource.config;

import dev.backsource.eventlog.KafkaContact;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Logs once when Kafka is away and once when it is back. */
@ApplicationScoped
class KafkaAbsence {
    private static final Logger LOG = Logger.getLogger(KafkaAbsence.class);

    private final Map<String, Object> kafka;
    private @Nullable KafkaContact contact;

    KafkaAbsence(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent started) {
        contact = KafkaContact.start(
                kafka,
                failure -> LOG.warnf(
                        "Kafka is away; changes are taken, and published once it is back: %s", failure.getMessage()),
                absence -> LOG.infof("Kafka is back after %d s", absence.toSeconds()));
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (contact != null) {
            contact.close();
        }
    }
}
