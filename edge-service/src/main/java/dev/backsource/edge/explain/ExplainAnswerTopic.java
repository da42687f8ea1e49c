package dev.backsource.edge.explain;

import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.eventlog.questions.Talk;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.Topic;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** Writes answers to their topic. */
@Singleton
final class ExplainAnswerTopic {
    private static final Logger LOG = Logger.getLogger(ExplainAnswerTopic.class);
    private static final String CHANNEL = "explain-answers";

    private final MutinyEmitter<byte[]> emitter;
    private final KafkaClientService clients;
    private final EdgeIdentity identity;

    ExplainAnswerTopic(
            @Channel(CHANNEL) MutinyEmitter<byte[]> emitter, KafkaClientService clients, EdgeIdentity identity) {
        this.emitter = emitter;
        this.clients = clients;
        this.identity = identity;
    }

    /** Has the Kafka client made, which takes longer than anybody waits for a first answer. */
    void prepare() {
        clients.<String, byte[]>getProducer(CHANNEL)
                .runOnSendingThread(producer -> {
                    producer.partitionsFor(Topic.EXPLAIN_ANSWERS.topicName());
                })
                .subscribe()
                .with(made -> {}, failure -> LOG.debug("the client for answers isn't there yet", failure));
    }

    /** Completes when the broker has the answer; fails when it could not be written. */
    Uni<Void> send(ExplainAnswer answer) {
        var written = identity.sign(Talk.EXPLAIN_ANSWERS.record(answer.edge(), answer, attributes(answer)));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(written.key())
                .withPartition(written.partition())
                .withHeaders(written.headers())
                .build();
        return emitter.sendMessage(Message.of(written.value(), Metadata.of(metadata)));
    }

    private static CloudEvent attributes(ExplainAnswer answer) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                Topic.EXPLAIN_ANSWERS.eventType(),
                "/edge-service/" + answer.edge(),
                answer.edge(),
                answer.answeredAt(),
                null,
                null);
    }
}
