package dev.backsource.config.outbox;

import dev.backsource.eventlog.Topics;
import dev.backsource.policy.event.Topic;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jboss.logging.Logger;

/** The topic that this service owns. It is created in the background, as soon as Kafka answers. */
@Singleton
final class PolicyTopic {
    private static final Logger LOG = Logger.getLogger(PolicyTopic.class);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER_MAX = Duration.ofSeconds(5);
    private static final int ANSWER_WITHIN_MS = 5_000;

    private final Map<String, Object> kafka;
    private final Uni<Void> creation;
    private volatile boolean exists;

    PolicyTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
        this.creation = Uni.createFrom()
                .voidItem()
                .invoke(this::create)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(failure -> LOG.warnf("the topics could not be created yet: %s", failure))
                .onFailure()
                .retry()
                .withBackOff(RETRY_AFTER, RETRY_AFTER_MAX)
                .indefinitely()
                .memoize()
                .indefinitely();
    }

    /** Completes once the topic is there. */
    Uni<Void> created() {
        return creation;
    }

    boolean exists() {
        return exists;
    }

    private void create() {
        var config = new HashMap<>(kafka);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        try (var admin = Admin.create(config)) {
            Topics.createMissing(admin, List.of(Topic.POLICY_CHANGES));
            exists = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were created", e);
        }
    }
}
