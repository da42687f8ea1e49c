package dev.backsource.edge.tail;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.questions.QuestionOutcome;
import dev.backsource.eventlog.questions.QuestionResponder;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailRequest;
import dev.backsource.policy.event.Topic;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The reader of requests for tails, by the rules of {@link QuestionResponder}, and the writer of their lines: twice a second while there is a tail. Each session
 * starts at the end of the topic. A record that can't be written is lost.
 */
public final class TailTopics implements TopicReader, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TailTopics.class);
    /** The topic to read. */
    public static final FollowerConfig FOLLOWING =
            FollowerConfig.of("kafka-consumer-tail-requests", Topic.TAIL_REQUESTS);

    private static final long EVERY_MS = 1_000 / Tails.RECORDS_PER_SECOND;
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final Tails tails;
    private final String edge;
    private final Function<TailLines, Uni<Void>> writer;
    private final Clock clock;
    private final QuestionResponder<TailRequest> requests;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, TailTopics::thread, new DiscardPolicy());
    /** The writing of lines; null without a tail. Guarded by this. */
    private @Nullable ScheduledFuture<?> writing;

    public TailTopics(
            Tails tails,
            EdgeSettings settings,
            EdgeIdentity identity,
            RecordWriter writer,
            SignatureCheck signatures,
            Clock clock) {
        this(
                tails,
                settings.id(),
                lines -> writer.write(identity.sign(TopicCodec.TAIL_LINES.record(
                        settings.id(),
                        lines,
                        EdgeIdentity.attributes(Topic.TAIL_LINES, lines.edge(), lines.sentAt())))),
                signatures,
                clock);
    }

    /** @param writer writes a record; fails when it could not be written */
    TailTopics(
            Tails tails, String edge, Function<TailLines, Uni<Void>> writer, SignatureCheck signatures, Clock clock) {
        this.tails = tails;
        this.edge = edge;
        this.writer = writer;
        this.clock = clock;
        this.requests = new QuestionResponder<>(TopicCodec.TAIL_REQUESTS, signatures, clock, TailTopics::ended);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        consumer.endOffsets(FOLLOWING.partitions()).forEach(consumer::seek);
        return batch -> batch.forEach(this::take);
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("failed to read requests for tails; reading restarts at the end of the topic", failure);
    }

    /** Only the status reporter logs an outage of Kafka. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("failed to read requests for tails; reading restarts at the end of the topic", failure);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        requests.take(received, request -> true, this::carryOut);
    }

    synchronized CompletionStage<Void> carryOut(TailRequest request) {
        if (!tails.request(request)) {
            LOG.debugf("request for a tail of %s refused: too many tails", request.domain());
            write(new TailLines(edge, request.tail(), clock.instant(), 0, List.of(), true));
        }
        if (writing == null && !tails.isEmpty()) {
            writing = thread.scheduleAtFixedRate(this::write, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
        }
        return DONE;
    }

    synchronized void write() {
        tails.take(edge).forEach(this::write);
        if (tails.isEmpty() && writing != null) {
            writing.cancel(false);
            writing = null;
        }
    }

    /** An exception loses the record, and ends nothing. */
    private void write(TailLines lines) {
        Uni.createFrom()
                .deferred(() -> writer.apply(lines))
                .subscribe()
                .with(written -> {}, failure -> LOG.debug("lines of a tail lost", failure));
    }

    private static void ended(QuestionOutcome outcome, @Nullable RuntimeException broken) {
        if (broken != null) {
            LOG.debugf("request for a tail rejected: %s", broken.getMessage());
        }
    }

    private static Thread thread(Runnable run) {
        var thread = new Thread(run, "tail-writer");
        thread.setDaemon(true);
        return thread;
    }
}
