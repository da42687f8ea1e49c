package dev.backsource.health;

import dev.backsource.eventlog.broker.BootstrapNames;
import dev.backsource.eventlog.broker.KafkaContact;
import dev.backsource.eventlog.broker.Outage;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.topics.TopicCreation;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What the event log makes for this service, from the service's start to its end. */
@Singleton
class KafkaBeans {
    private static final Logger LOG = Logger.getLogger(KafkaBeans.class);
    private static final int FIRST = 1;
    private static final List<Topic> OWNED = List.of(Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS);

    /** Holds the start until Kafka's host name resolves: without it the messaging layer, which starts next, would end it. */
    void awaitName(
            @Observes @Priority(FIRST) StartupEvent event,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers)
            throws InterruptedException {
        BootstrapNames.awaitResolvable(
                servers, unresolved -> LOG.warnf("none of %s resolves; the start goes on once one does", unresolved));
    }

    /** Made at start, not when somebody first asks; so is what events are read and written by, before the state loop needs it. */
    void start(@Observes @Priority(FIRST) StartupEvent event, TopicCreation topics, KafkaContact contact) {
        EventCodec.prepare();
    }

    @Produces
    @Singleton
    ConsumerFactory consumers(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new ConsumerFactory(kafka);
    }

    /** The topics that this service owns. */
    @Produces
    @Singleton
    TopicCreation topics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "backsource.topics.changes-kept") Optional<Duration> changesKept) {
        return TopicCreation.start(
                kafka,
                OWNED,
                changesKept.orElse(Topics.CHANGES_KEPT),
                failure -> LOG.warnf("topics could not be created, trying again: %s", failure));
    }

    @Produces
    @Singleton
    KafkaContact contact(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return KafkaContact.start(
                kafka,
                new Outage(
                        failure -> LOG.warnf(
                                "Kafka is away; probing goes on, and what can't be published is kept: %s",
                                failure.getMessage()),
                        lasted -> LOG.infof("Kafka is back after %d s", lasted.toSeconds())));
    }

    void close(@Disposes TopicCreation topics) {
        topics.close();
    }

    void close(@Disposes KafkaContact contact) {
        contact.close();
    }
}
