package dev.backsource.eventlog.reading;

import static dev.backsource.testing.infrastructure.SharedBroker.kafka;
import static dev.backsource.testing.infrastructure.SharedBroker.newTopic;
import static dev.backsource.testing.infrastructure.SharedBroker.producer;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.broker.KafkaMonitor;
import dev.backsource.eventlog.broker.Outage;
import dev.backsource.eventlog.topics.TopicCreation;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.infrastructure.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The broker is killed and starts again, once for all parts that talk to it: to start one takes eight seconds of a processor. */
class BrokerOutageIT {
    /** A short timeout, so that a missing broker is noticed soon: by default a consumer waits 5 s for a response. */
    private static final Map<String, Object> IMPATIENT = Map.of("default.api.timeout.ms", "1000");

    private static final Duration OFTEN = Duration.ofMillis(50);

    /** No other test creates it. */
    private static final List<Topic> MISSING = List.of(Topic.PROBER_STATUS);

    private static final List<AutoCloseable> STARTED = new ArrayList<>();
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static final AtomicInteger CREATION_FAILURES = new AtomicInteger();

    private static RecordingReader early;
    private static RecordingReader late;
    private static RecordingReader first;
    private static RecordingReader second;
    private static TopicCreation creation;
    private static boolean createdWithoutABroker;

    @BeforeAll
    static void loseTheBrokerForAWhile() throws Exception {
        // Given
        var topic = newTopic(1, Map.of());
        early = new RecordingReader(topic, 1);
        late = new RecordingReader(topic, 1);
        first = new RecordingReader(newTopic(1, Map.of()), 1);
        second = new RecordingReader(newTopic(1, Map.of()), 1);
        write(early, "a");
        write(first, "a");
        STARTED.add(follow(early, Map.of()));
        STARTED.add(followBoth());
        STARTED.add(KafkaMonitor.start(
                kafka(), new Outage(failure -> TOLD.add("away"), lasted -> TOLD.add("back")), OFTEN));
        await().until(() -> early.hasCaughtUp() && first.hasCaughtUp() && second.hasCaughtUp());

        // When
        SharedBroker.broker().kill();
        STARTED.add(follow(late, IMPATIENT));
        creation = TopicCreation.start(kafka(), MISSING, failure -> CREATION_FAILURES.incrementAndGet());
        STARTED.add(creation);
        await().until(() -> !late.failures().isEmpty());
        await().until(() -> TOLD.contains("away"));
        await().until(() -> CREATION_FAILURES.get() > 0);
        createdWithoutABroker = creation.isDone();
        SharedBroker.broker().restart();
        write(early, "b");
        write(first, "b");
        write(second, "c");
    }

    @AfterAll
    static void stop() throws Exception {
        for (var started : STARTED) {
            started.close();
        }
    }

    @Test
    void shouldFollowATopicOn() {
        await().until(() -> early.values().contains("b"));
        assertThat(early.values()).containsExactly("a", "b");
    }

    @Test
    void shouldFollowATopicFromItsBeginningWhereTheBrokerWasAwayAtFirst() {
        await().until(() -> late.values().contains("b"));
        assertThat(late.values()).containsExactly("a", "b");
    }

    @Test
    void shouldFollowAllTopicsOfOneConsumerOn() {
        await().until(() -> first.values().contains("b"));
        await().until(() -> second.values().contains("c"));
        assertThat(first.values()).containsExactly("a", "b");
    }

    @Test
    void shouldTellOnceWhenKafkaGoesAndOnceWhenItIsBack() {
        await().until(() -> TOLD.contains("back"));
        assertThat(TOLD).containsExactly("away", "back");
    }

    @Test
    void shouldCreateTopicsOnceTheBrokerAnswers() {
        creation.created().toCompletableFuture().join();

        assertThat(createdWithoutABroker).isFalse();
        assertThat(CREATION_FAILURES).hasValue(1);
        try (var admin = Admin.create(kafka())) {
            await().ignoreExceptionsInstanceOf(ExecutionException.class)
                    .untilAsserted(() -> assertThat(admin.listTopics().names().get())
                            .contains(MISSING.get(0).topicName()));
        }
    }

    private static TopicFollower follow(RecordingReader reader, Map<String, Object> settings) {
        return TopicFollower.start(
                new ConsumerFactory(kafka()),
                FollowerConfig.of("alone", reader.partitions()).with(settings),
                reader);
    }

    private static SharedFollower followBoth() {
        var follower = new SharedFollower(new ConsumerFactory(kafka()), "both", Map.of());
        for (var reader : List.of(first, second)) {
            follower.add(FollowerConfig.of("lane", reader.partitions()), reader);
        }
        follower.start();
        return follower;
    }

    private static void write(RecordingReader to, String value) throws Exception {
        var partition = to.partitions().get(0);
        try (var producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                            partition.topic(), partition.partition(), "key", value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
