package dev.backsource.health.log;

import dev.backsource.eventlog.Topics;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

/** Makes the topics that this service owns, in the background and for as long as it takes Kafka to answer. */
@ApplicationScoped
public class OwnedTopics {
    private static final Logger LOG = Logger.getLogger(OwnedTopics.class);
    private static final List<Topic> OWNED = List.of(Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS);
    private static final long RETRY_MILLIS = 1000;

    private final Vertx vertx;
    private final Map<String, Object> kafka;
    private final Promise<Void> created = Promise.promise();

    OwnedTopics(Vertx vertx, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.vertx = vertx;
        this.kafka = kafka;
    }

    /** Done once the topics are there. */
    public Future<Void> created() {
        return created.future();
    }

    void start(@Observes StartupEvent started) {
        create();
    }

    private void create() {
        vertx.<Void>executeBlocking(this::createMissing, false).onComplete(done -> {
            if (done.succeeded()) {
                created.tryComplete();
            } else {
                LOG.warnf(
                        "topics could not be created, trying again: %s",
                        done.cause().getMessage());
                vertx.setTimer(RETRY_MILLIS, ignored -> create());
            }
        });
    }

    private Void createMissing() throws InterruptedException {
        try (var admin = Admin.create(KafkaClients.admin(kafka))) {
            Topics.createMissing(admin, OWNED);
        }
        return null;
    }
}
