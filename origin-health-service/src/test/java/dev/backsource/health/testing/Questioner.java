package dev.backsource.health.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.signature.EventSigner;
import dev.backsource.testing.kafka.TopicReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks probers as config-service does, and reads what they answer. */
public final class Questioner implements AutoCloseable {
    private final EventBoard board;
    private final TopicReader answers;

    public Questioner(EventBoard board, String bootstrapServers) {
        this.board = board;
        this.answers = new TopicReader(bootstrapServers, Topic.PROBE_ANSWERS.topicName(), 1);
    }

    /** The first answer, once it is there. A question is asked anew until then: it is lost where its partition goes to another prober. */
    public ProbeAnswer ask(Supplier<ProbeRequest> question) {
        return ask(question, this::write);
    }

    public ProbeAnswer ask(Supplier<ProbeRequest> question, EventSigner signer) {
        return ask(question, request -> write(request, signer));
    }

    /** The first of these questions that was answered. */
    public ProbeRequest answered(Supplier<ProbeRequest> question) {
        return answered(question, this::write);
    }

    private ProbeAnswer ask(Supplier<ProbeRequest> question, Consumer<ProbeRequest> writing) {
        return answersTo(answered(question, writing)).get(0);
    }

    private ProbeRequest answered(Supplier<ProbeRequest> question, Consumer<ProbeRequest> writing) {
        var asked = new ArrayList<ProbeRequest>();
        return await().until(
                        () -> {
                            if (asked.isEmpty() || isOver(asked.get(asked.size() - 1))) {
                                asked.add(question.get());
                                writing.accept(asked.get(asked.size() - 1));
                            }
                            return asked.stream()
                                    .filter(each -> !answersTo(each).isEmpty())
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean isOver(ProbeRequest question) {
        return question.deadline().isBefore(Instant.now());
    }

    public void write(ProbeRequest request) {
        board.send(written(request));
    }

    public void write(ProbeRequest request, EventSigner signer) {
        board.send(EventRecords.sign(List.of(written(request)), signer).get(0));
    }

    /** A value that is no question. */
    public void writeGarbage(String value) {
        board.send(EventRecords.toRecord(Topic.PROBE_REQUESTS, "1", value.getBytes(), attributes("1")));
    }

    public List<ProbeAnswer> answersTo(ProbeRequest request) {
        return answers.of(request.id()).stream()
                .map(TopicCodec.PROBE_ANSWERS::read)
                .toList();
    }

    @Override
    public void close() {
        answers.close();
    }

    private static ProducerRecord<String, byte[]> written(ProbeRequest request) {
        return TopicCodec.PROBE_REQUESTS.record(request.id(), request, attributes(request.id()));
    }

    private static CloudEvent attributes(String id) {
        return new CloudEvent(id, Topic.PROBE_REQUESTS.eventType(), "/config-service", id, Instant.now(), null, null);
    }
}
