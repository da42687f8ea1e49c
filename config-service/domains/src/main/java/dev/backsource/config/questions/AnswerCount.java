package dev.backsource.config.questions;

import dev.backsource.eventlog.questions.AnswerOutcome;
import dev.backsource.eventlog.questions.AnswerTopicReader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts answers by their outcome. Only the owner of the topics logs outages of Kafka. */
final class AnswerCount implements AnswerTopicReader.Listener {
    private static final Logger LOG = Logger.getLogger(AnswerCount.class);

    private final String whose;
    private final Map<AnswerOutcome, Counter> counters;

    /**
     * Counters without counts.
     *
     * @param name of the metric
     * @param whose answers, in the words of the log
     */
    AnswerCount(String name, String whose, MeterRegistry registry) {
        this.whose = whose;
        this.counters = Stream.of(AnswerOutcome.values())
                .collect(Collectors.toUnmodifiableMap(each -> each, each -> counter(name, whose, each, registry)));
    }

    @Override
    public void taken(AnswerOutcome what, @Nullable String why) {
        Objects.requireNonNull(counters.get(what)).increment();
        if (why != null) {
            LOG.debugf("rejected an answer from %s: %s", whose, why);
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        if (failure instanceof KafkaException) {
            LOG.debugf(failure, "restarting to read answers from %s at the end of the topic", whose);
        } else {
            LOG.errorf(failure, "restarting to read answers from %s at the end of the topic", whose);
        }
    }

    private static Counter counter(String name, String whose, AnswerOutcome what, MeterRegistry registry) {
        return Counter.builder(name)
                .description("Answers from " + whose + " to queries, by outcome")
                .tag("outcome", what.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
