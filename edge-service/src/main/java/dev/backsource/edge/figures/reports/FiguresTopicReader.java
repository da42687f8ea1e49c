package dev.backsource.edge.figures.reports;

import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.questions.QuestionOutcome;
import dev.backsource.eventlog.questions.QuestionResponder;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.FiguresRequest;
import dev.backsource.policy.event.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The reader of requests for figures, by the rules of {@link QuestionResponder}. Each session starts at the end of their topic. */
public final class FiguresTopicReader implements TopicReader {
    private static final Logger LOG = Logger.getLogger(FiguresTopicReader.class);
    /** The topic to read. */
    public static final FollowerConfig FOLLOWING =
            FollowerConfig.of("kafka-consumer-figures-requests", Topic.FIGURES_REQUESTS);

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final CountedDomains domains;
    private final QuestionResponder<FiguresRequest> requests;

    public FiguresTopicReader(CountedDomains domains, SignatureCheck signatures, Clock clock) {
        this.domains = domains;
        this.requests =
                new QuestionResponder<>(TopicCodec.FIGURES_REQUESTS, signatures, clock, FiguresTopicReader::ended);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        consumer.endOffsets(FOLLOWING.partitions()).forEach(consumer::seek);
        return batch -> batch.forEach(this::take);
    }

    void take(ConsumerRecord<String, byte[]> received) {
        requests.take(received, request -> true, this::carryOut);
    }

    private CompletionStage<Void> carryOut(FiguresRequest request) {
        if (!domains.request(request.domain(), Duration.ofSeconds(request.seconds()))) {
            LOG.debugf("request for figures of %s ignored: too many requested domains", request.domain());
        }
        return DONE;
    }

    private static void ended(QuestionOutcome outcome, @Nullable RuntimeException broken) {
        if (broken != null) {
            LOG.debugf("request for figures rejected: %s", broken.getMessage());
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("failed to read requests for figures; reading restarts at the end of the topic", failure);
    }

    /** Only the status reporter logs an outage of Kafka. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("failed to read requests for figures; reading restarts at the end of the topic", failure);
    }
}
