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

/** The event log's objects of this service, from its start to its end. */
@Singleton
class KafkaBeans extends TopicOwner {
    private static final int FIRST = 1;
    private static final List<Topic> OWNED = List.of(Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS, Topic.PROBER_STATUS);

    KafkaBeans(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        super(kafka, "probing goes on, events are kept until published");
    }

    /** Prepares the codec of events before the state loop needs it. */
    void prepare(@Observes @Priority(FIRST) StartupEvent event) {
        EventCodec.prepare();
    }

    @Produces
    @Singleton
    ConsumerFactory consumers(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new ConsumerFactory(kafka);
    }

    /** The check of the changes' signatures against the trusted keys. */
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
