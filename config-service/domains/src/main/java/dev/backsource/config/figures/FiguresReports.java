package dev.backsource.config.figures;

import dev.backsource.config.edges.EdgeRegister;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The edges' reports of single domains' figures, from the topic's end at this instance's start into the history, and their findings. An unusable
 * report, one of an unregistered edge, and one with a wrong signature are counted and skipped. Thread-safe.
 */
@ApplicationScoped
public class FiguresReports implements TopicReader {
    private static final Logger LOG = Logger.getLogger(FiguresReports.class);
    private static final FollowerConfig FOLLOWING =
            FollowerConfig.of("kafka-consumer-domain-figures", Topic.DOMAIN_FIGURES);

    private final EdgeRegister register;
    private final Clock clock;
    private final Counter rejected;
    private final Instant since;
    /** Guarded by itself. */
    private final FiguresHistory history;
    /** Guarded by the history. */
    private final TrafficFindings findings = new TrafficFindings();

    private final TopicFollower follower;

    FiguresReports(
            ConsumerFactory consumers,
            EdgeRegister register,
            RequestedFigures requested,
            Clock clock,
            MeterRegistry registry) {
        this.register = register;
        this.clock = clock;
        this.since = clock.instant();
        this.history = new FiguresHistory(requested::isRequested);
        this.follower = TopicFollower.of(consumers, FOLLOWING, this);
        this.rejected = Counter.builder("backsource.view.rejected")
                .description("Records of other services that were skipped")
                .tag("topic", Topic.DOMAIN_FIGURES.topicName())
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    /** The time from which on this instance keeps figures. */
    Instant since() {
        return since;
    }

    /** The result of {@code question} to the history, which must not keep it. */
    <T> T ask(Function<FiguresHistory, T> question) {
        synchronized (history) {
            return question.apply(history);
        }
    }

    /**
     * The present findings of a domain.
     *
     * @param seenSince the time from which on the caller sees the domain; null for always
     */
    List<TrafficFindings.Merged> findings(String domain, @Nullable Instant seenSince) {
        synchronized (history) {
            return findings.of(domain, seenSince, clock.instant());
        }
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        consumer.endOffsets(FOLLOWING.partitions()).forEach(consumer::seek);
        return batch -> batch.forEach(this::take);
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("failed to read figures of domains; reading restarts at the end of the topic", failure);
    }

    /** Outages of Kafka are logged by its contact. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("failed to read figures of domains; reading restarts at the end of the topic", failure);
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            var report = TopicCodec.DOMAIN_FIGURES.read(received);
            register.require(report.edge(), received);
            synchronized (history) {
                var now = clock.instant();
                if (history.take(report, now)) {
                    findings.take(report, now);
                }
            }
        } catch (MalformedEventException e) {
            rejected.increment();
            LOG.debugf("rejected figures of domains: %s", e.reason());
        }
    }
}
