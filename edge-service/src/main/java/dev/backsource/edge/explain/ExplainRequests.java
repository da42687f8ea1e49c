package dev.backsource.edge.explain;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Answers questions, one after the other and each once. One that can't be read or believed gets no answer, nor does one that comes too late,
 * that could be written again for long, or that comes while {@value #MOST_UNWRITTEN} answers are still being written.
 */
@ApplicationScoped
class ExplainRequests {
    private static final Logger LOG = Logger.getLogger(ExplainRequests.class);
    private static final int MOST_UNWRITTEN = 32;

    private final String edge;
    private final SignatureCheck signatures;
    private final ExplainAnswers answers;
    private final ExplainAnswerTopic topic;
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger unwritten = new AtomicInteger();
    private final AnsweredQuestions lately = new AnsweredQuestions();
    private final Counter answered;
    private final Counter late;
    private final Counter dropped;
    private final Counter repeated;
    private final Counter rejected;

    ExplainRequests(
            EdgeSettings settings,
            SignatureCheck signatures,
            ExplainAnswers answers,
            ExplainAnswerTopic topic,
            MeterRegistry registry) {
        this.edge = settings.id();
        this.signatures = signatures;
        this.answers = answers;
        this.topic = topic;
        this.answered = counter(registry, "answered");
        this.late = counter(registry, "late");
        this.dropped = counter(registry, "dropped");
        this.repeated = counter(registry, "repeated");
        this.rejected = counter(registry, "rejected");
    }

    void take(ConsumerRecord<String, byte[]> received) {
        try {
            var request = read(received);
            if (request.asks(edge)) {
                answer(request);
            }
        } catch (MalformedEventException e) {
            rejected.increment();
            LOG.debugf("question rejected: offset=%d reason=%s", received.offset(), e.reason());
        } catch (RuntimeException e) {
            rejected.increment();
            LOG.errorf(e, "a question broke the edge's answering of it, offset %d", received.offset());
        }
    }

    private ExplainRequest read(ConsumerRecord<String, byte[]> received) {
        var objection = signatures.objection(received);
        if (objection != null) {
            throw new MalformedEventException(objection);
        }
        EventRecords.attributes(received.headers()).requireType(Topic.EXPLAIN_REQUESTS);
        if (received.value() == null || received.value().length > ExplainRequest.MAX_BYTES) {
            throw new MalformedEventException(
                    "a question has a value, of at most " + ExplainRequest.MAX_BYTES + " bytes");
        }
        return EventCodec.EXPLAIN_REQUEST.decode(received.value());
    }

    private void answer(ExplainRequest request) {
        var now = clock.instant();
        request.requireDeadlineSoon(now);
        if (request.deadline().isBefore(now)) {
            late.increment();
        } else if (unwritten.get() >= MOST_UNWRITTEN || !lately.hasRoom(now)) {
            dropped.increment();
        } else if (!lately.add(request)) {
            repeated.increment();
        } else {
            write(request);
        }
    }

    private void write(ExplainRequest request) {
        var sending = topic.send(answers.to(request));
        unwritten.incrementAndGet();
        sending.onTermination()
                .invoke(unwritten::decrementAndGet)
                .subscribe()
                .with(written -> answered.increment(), failure -> dropped.increment());
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("backsource.edge.explain.requests")
                .description("Questions where a request would go that were read from the topic, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
