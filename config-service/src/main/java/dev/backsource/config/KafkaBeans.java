package dev.backsource.config;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.deployment.kafka.TopicOwner;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.topics.TopicCreation;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Beans of the event log that live as long as the service. */
@Singleton
class KafkaBeans extends TopicOwner {
    static final List<Topic> OWNED = List.of(
            Topic.POLICY_CHANGES,
            Topic.CACHE_PURGES,
            Topic.EXPLAIN_REQUESTS,
            Topic.EXPLAIN_ANSWERS,
            Topic.PROBE_REQUESTS,
            Topic.PROBE_ANSWERS);

    /** Topics that a broker may refuse: neither publishing nor readiness waits for them. */
    static final List<Topic> OF_VIEWS = List.of(Topic.FIGURES_REQUESTS, Topic.TAIL_REQUESTS, Topic.TAIL_LINES);

    private @Nullable TopicCreation ofViews;

    KafkaBeans(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        super(kafka, "changes are accepted, and published once Kafka is back");
    }

    @Produces
    @Singleton
    ConsumerFactory consumers(@Identifier("default-kafka-broker") Map<String, Object> kafka, MeterRegistry registry) {
        return new ConsumerFactory(kafka, consumer -> {
            var metrics = new KafkaClientMetrics(consumer);
            metrics.bindTo(registry);
            return metrics::close;
        });
    }

    /** The check of signatures of changes and purges. */
    @Produces
    @Singleton
    SignatureCheck signatures(TrustedKeySettings settings) {
        return new SignatureCheck(settings.toKeys());
    }

    void createTopicsOfViews(@Observes StartupEvent event) {
        ofViews = create(OF_VIEWS, null);
    }

    void close(@Observes ShutdownEvent event) {
        if (ofViews != null) {
            ofViews.close();
        }
    }

    /** The topics that this service owns and requires. */
    @Produces
    @Singleton
    TopicCreation topics(@ConfigProperty(name = "backsource.topics.changes-kept") Optional<Duration> changesKept) {
        return create(OWNED, changesKept.orElse(null));
    }

    void close(@Disposes TopicCreation topics) {
        topics.close();
    }
}
