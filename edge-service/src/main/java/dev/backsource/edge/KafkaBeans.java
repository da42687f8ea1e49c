package dev.backsource.edge;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.topics.TopicCreation;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** What the event log makes for this service, from the service's start to its end. */
@Singleton
class KafkaBeans {
    private static final Logger LOG = Logger.getLogger(KafkaBeans.class);
    private static final List<Topic> OWNED = List.of(Topic.EDGE_STATUS);

    @Produces
    @Singleton
    ConsumerFactory consumers(@Identifier("default-kafka-broker") Map<String, Object> kafka, MeterRegistry registry) {
        return new ConsumerFactory(kafka, consumer -> {
            var metrics = new KafkaClientMetrics(consumer);
            metrics.bindTo(registry);
            return metrics::close;
        });
    }

    /** Whose changes and purges are believed. */
    @Produces
    @Singleton
    SignatureCheck signatures(TrustedKeySettings settings) {
        return new SignatureCheck(settings.toKeys());
    }

    /** The topic that edges own. */
    @Produces
    @Singleton
    TopicCreation topics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return TopicCreation.start(
                kafka, OWNED, failure -> LOG.warnf("the topic of statuses could not be created yet: %s", failure));
    }

    void close(@Disposes TopicCreation topics) {
        topics.close();
    }
}
