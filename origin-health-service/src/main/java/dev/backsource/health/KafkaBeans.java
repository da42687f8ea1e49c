package dev.backsource.health;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.deployment.kafka.TopicOwner;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.topics.TopicCreation;
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

/** What the event log makes for this service, from the service's start to its end. */
@Singleton
class KafkaBeans extends TopicOwner {
    private static final int FIRST = 1;
    private static final List<Topic> OWNED = List.of(Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS, Topic.PROBER_STATUS);

    KafkaBeans(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        super(kafka, "probing goes on, and what can't be published is kept");
    }

    /** Makes what events are read and written by, before the state loop needs it. */
    void prepare(@Observes @Priority(FIRST) StartupEvent event) {
        EventCodec.prepare();
    }

    @Produces
    @Singleton
    ConsumerFactory consumers(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new ConsumerFactory(kafka);
    }

    /** Whose changes are believed. */
    @Produces
    @Singleton
    SignatureCheck signatures(TrustedKeySettings settings) {
        return new SignatureCheck(settings.toKeys());
    }

    /** The topics that this service owns. */
    @Produces
    @Singleton
    TopicCreation topics(@ConfigProperty(name = "backsource.topics.changes-kept") Optional<Duration> changesKept) {
        return create(OWNED, changesKept.orElse(null));
    }

    void close(@Disposes TopicCreation topics) {
        topics.close();
    }
}
