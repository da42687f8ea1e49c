package dev.backsource.health;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.deployment.kafka.TopicOwner;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.eventlog.topics.TopicCreation;
import dev.backsource.health.directory.DomainDirectory;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The event log's objects of this service, from its start to its end. */
@Singleton
class KafkaBeans extends TopicOwner {
    private static final int FIRST = 1;
    private static final String DIRECTORY = "domain-directory";
    private static final List<Topic> OWNED = List.of(Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS, Topic.PROBER_STATUS);

    private @Nullable TopicFollower directoryFollower;

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

    /** The registered domains of all partitions, which the watch's own consumer group shares out. */
    @Produces
    @Singleton
    DomainDirectory directory(SignatureCheck signatures, Clock clock, MeterRegistry registry) {
        var directory = new DomainDirectory(new PolicyRecords(signatures), clock);
        Gauge.builder("backsource.directory.domains", directory, DomainDirectory::size)
                .description("Registered domains that redirects can be followed to")
                .register(registry);
        return directory;
    }

    void follow(@Observes StartupEvent event, DomainDirectory directory, ConsumerFactory consumers) {
        directoryFollower = TopicFollower.start(
                consumers, FollowerConfig.of(DIRECTORY, Topic.POLICY_CHANGES).gathering(), directory);
    }

    void close(@Disposes DomainDirectory directory) {
        var follower = directoryFollower;
        if (follower != null) {
            follower.close();
        }
        directory.close();
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
