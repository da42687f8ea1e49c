package dev.backsource.config.reading;

import dev.backsource.eventlog.reading.TopicReader;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A reader that also counts the responses to its consumer's fetches. A poll returns empty both without new records and without Kafka; only the
 * consumer's own count of responses tells them apart.
 */
final class MeasuredReader implements TopicReader {
    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String NAME = "fetch-total";

    private final TopicReader reader;
    private final Runnable onAnswer;

    MeasuredReader(TopicReader reader, Runnable onAnswer) {
        this.reader = reader;
        this.onAnswer = onAnswer;
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        return new Measured(reader.begin(consumer), answers(consumer));
    }

    @Override
    public void failed(RuntimeException failure) {
        reader.failed(failure);
    }

    @Override
    public void away(KafkaException failure) {
        reader.away(failure);
    }

    private static @Nullable Metric answers(Consumer<?, ?> consumer) {
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals(GROUP)
                        && metric.getKey().name().equals(NAME)
                        && metric.getKey().tags().size() == 1)
                .map(metric -> (Metric) metric.getValue())
                .findFirst()
                .orElse(null);
    }

    private final class Measured implements Session {
        private final Session session;
        private final @Nullable Metric answers;
        private double seen;

        Measured(Session session, @Nullable Metric answers) {
            this.session = session;
            this.answers = answers;
        }

        @Override
        public void take(ConsumerRecords<String, byte[]> batch) {
            session.take(batch);
            var count = count();
            if (!batch.isEmpty() || count > seen) {
                onAnswer.run();
            }
            seen = count;
        }

        @Override
        public void idle(Consumer<?, ?> consumer) {
            session.idle(consumer);
        }

        @Override
        public boolean isOver() {
            return session.isOver();
        }

        @Override
        public void close() {
            session.close();
        }

        private double count() {
            return answers != null && answers.metricValue() instanceof Double total ? total : 0;
        }
    }
}
