package dev.backsource.edge.application;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** The edge's outgoing channels to Kafka. */
@ApplicationScoped
class Channels {
    private static final Logger LOG = Logger.getLogger(Channels.class);
    private static final String REPORTS = "edge-status";
    private static final String ANSWERS = "explain-answers";
    private static final String FIGURES = "domain-figures";
    private static final String TAIL_LINES = "tail-lines";

    private final MutinyEmitter<byte[]> reports;
    private final MutinyEmitter<byte[]> answers;
    private final MutinyEmitter<byte[]> figures;
    private final MutinyEmitter<byte[]> tailLines;
    private final KafkaClientService clients;

    Channels(
            @Channel(REPORTS) MutinyEmitter<byte[]> reports,
            @Channel(ANSWERS) MutinyEmitter<byte[]> answers,
            @Channel(FIGURES) MutinyEmitter<byte[]> figures,
            @Channel(TAIL_LINES) MutinyEmitter<byte[]> tailLines,
            KafkaClientService clients) {
        this.reports = reports;
        this.answers = answers;
        this.figures = figures;
        this.tailLines = tailLines;
        this.clients = clients;
    }

    Uni<Void> report(ProducerRecord<String, byte[]> unwritten) {
        return write(reports, unwritten);
    }

    Uni<Void> figures(ProducerRecord<String, byte[]> unwritten) {
        return write(figures, unwritten);
    }

    Uni<Void> tailLines(ProducerRecord<String, byte[]> unwritten) {
        return write(tailLines, unwritten);
    }

    Uni<Void> answer(ProducerRecord<String, byte[]> unwritten) {
        return write(answers, unwritten);
    }

    /** Creates the Kafka client for answers. */
    void prepareAnswers(String topic) {
        clients.<String, byte[]>getProducer(ANSWERS)
                .runOnSendingThread(producer -> {
                    producer.partitionsFor(topic);
                })
                .subscribe()
                .with(made -> {}, failure -> LOG.debug("Kafka client for answers not created yet", failure));
    }

    private static Uni<Void> write(MutinyEmitter<byte[]> channel, ProducerRecord<String, byte[]> unwritten) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(unwritten.key())
                .withPartition(unwritten.partition())
                .withHeaders(unwritten.headers())
                .build();
        return channel.sendMessage(Message.of(unwritten.value(), Metadata.of(metadata)));
    }
}
