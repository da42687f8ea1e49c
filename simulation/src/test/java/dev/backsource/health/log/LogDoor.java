package dev.backsource.health.log;

import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.health.StateLoop;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a prober writes and reads back, on the simulated log. */
public final class LogDoor {
    private LogDoor() {}

    /**
     * A publisher of port states and alerts.
     *
     * @param producers takes a partition over
     * @param threads on which the producers are called
     */
    public static OriginEventPublisher publisher(
            StateLoop loop, IntFunction<FencedPublisher> producers, Executor threads) {
        return new OriginEventPublisher(
                loop,
                new PartitionWriters(loop, producers, threads),
                new ProberStatusChannel(null),
                new SimpleMeterRegistry());
    }

    /** @param send done when the record is written */
    public static ProbeAnswerChannel answers(Function<ProducerRecord<String, byte[]>, Future<Void>> send) {
        return new ProbeAnswerChannel(null) {
            @Override
            public Future<Void> send(ProbeAnswer answer) {
                var attributes = new CloudEvent(
                        answer.request() + "/answer",
                        Topic.PROBE_ANSWERS.eventType(),
                        OriginEvents.SOURCE,
                        answer.request(),
                        answer.answeredAt(),
                        null,
                        null);
                return send.apply(TopicCodec.PROBE_ANSWERS.record(answer.request(), answer, attributes));
            }
        };
    }

    /** @param seen what becomes of the state of a partition that was read back */
    public static PublishedReader reader(ConsumerFactory consumers, UnaryOperator<PublishedState> seen) {
        return new PublishedReader(null, null, consumers) {
            @Override
            public Future<PublishedState> read(int partition) {
                try {
                    return Future.succeededFuture(seen.apply(readNow(partition)));
                } catch (RuntimeException e) {
                    return Future.failedFuture(e);
                }
            }
        };
    }
}
