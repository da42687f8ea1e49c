package dev.backsource.eventlog.questions;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.FiguresRequest;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailRequest;
import dev.backsource.policy.event.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The form of records on a topic of questions, answers or readings.
 *
 * @param mostBytes the largest value that is read, in bytes
 */
public record TopicCodec<T>(Topic topic, EventCodec<T> codec, int mostBytes) {
    public static final TopicCodec<ExplainRequest> EXPLAIN_REQUESTS =
            new TopicCodec<>(Topic.EXPLAIN_REQUESTS, EventCodec.EXPLAIN_REQUEST, ExplainRequest.MAX_BYTES);
    public static final TopicCodec<ExplainAnswer> EXPLAIN_ANSWERS =
            new TopicCodec<>(Topic.EXPLAIN_ANSWERS, EventCodec.EXPLAIN_ANSWER, ExplainAnswer.MAX_BYTES);
    public static final TopicCodec<ProbeRequest> PROBE_REQUESTS =
            new TopicCodec<>(Topic.PROBE_REQUESTS, EventCodec.PROBE_REQUEST, ProbeRequest.MAX_BYTES);
    public static final TopicCodec<ProbeAnswer> PROBE_ANSWERS =
            new TopicCodec<>(Topic.PROBE_ANSWERS, EventCodec.PROBE_ANSWER, ProbeAnswer.MAX_BYTES);
    public static final TopicCodec<FiguresRequest> FIGURES_REQUESTS =
            new TopicCodec<>(Topic.FIGURES_REQUESTS, EventCodec.FIGURES_REQUEST, FiguresRequest.MAX_BYTES);
    public static final TopicCodec<TailRequest> TAIL_REQUESTS =
            new TopicCodec<>(Topic.TAIL_REQUESTS, EventCodec.TAIL_REQUEST, TailRequest.MAX_BYTES);
    public static final TopicCodec<TailLines> TAIL_LINES =
            new TopicCodec<>(Topic.TAIL_LINES, EventCodec.TAIL_LINES, TailLines.MAX_BYTES);
    public static final TopicCodec<DomainFigures> DOMAIN_FIGURES =
            new TopicCodec<>(Topic.DOMAIN_FIGURES, EventCodec.DOMAIN_FIGURES, DomainFigures.MAX_BYTES);

    /**
     * The question or answer in a record.
     *
     * @throws MalformedEventException when it is no record of this topic
     */
    public T read(ConsumerRecord<String, byte[]> received) {
        EventRecords.attributes(received.headers()).requireType(topic);
        if (received.value() == null || received.value().length > mostBytes) {
            throw new MalformedEventException("a value is required, of at most " + mostBytes + " bytes");
        }
        return codec.decode(received.value());
    }

    /** A record with the value {@code said}. */
    public ProducerRecord<String, byte[]> record(String key, T said, CloudEvent attributes) {
        return EventRecords.toRecord(topic, key, codec.encode(said), attributes);
    }
}
