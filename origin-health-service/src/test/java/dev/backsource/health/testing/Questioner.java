package dev.backsource.health.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.questions.Talk;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.signature.EventSigner;
import dev.backsource.testing.kafka.TopicReader;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks probers as config-service does, and reads what they answer. */
public final class Questioner implements AutoCloseable {
    private final EventBoard board;
    private final TopicReader answers;

    public Questioner(EventBoard board, String bootstrapServers) {
        this.board = board;
        this.answers = new TopicReader(bootstrapServers, Topic.PROBE_ANSWERS.topicName(), 1);
    }

    /** The answer, once it is there. */
    public ProbeAnswer ask(ProbeRequest request) {
        write(request);
        return await().until(() -> answersTo(request), all -> !all.isEmpty()).get(0);
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
        return answers.of(request.id()).stream().map(Talk.PROBE_ANSWERS::read).toList();
    }

    @Override
    public void close() {
        answers.close();
    }

    private static ProducerRecord<String, byte[]> written(ProbeRequest request) {
        return Talk.PROBE_REQUESTS.record(request.id(), request, attributes(request.id()));
    }

    private static CloudEvent attributes(String id) {
        return new CloudEvent(id, Topic.PROBE_REQUESTS.eventType(), "/config-service", id, Instant.now(), null, null);
    }
}
