package dev.backsource.eventlog.questions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.signature.TrustedKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class QuestionResponderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");

    private final List<QuestionOutcome> fates = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final QuestionResponder<ExplainRequest> responder = new QuestionResponder<>(
            TopicCodec.EXPLAIN_REQUESTS,
            new SignatureCheck(TrustedKeys.none()),
            Clock.fixed(NOW, ZoneOffset.UTC),
            (fate, broken) -> fates.add(fate));

    @Test
    void shouldAnswerOnceWhatIsInTime() {
        // When
        take(question("1", NOW));
        take(question("1", NOW));
        take(question("2", NOW.minusMillis(1)));
        take(question("3", NOW.plusSeconds(11)));
        take(question("not an id", "{\"id\":\"a b\"}".getBytes(UTF_8)));
        take(question("4", new byte[ExplainRequest.MAX_BYTES + 1]));

        // Then
        assertThat(asked).containsExactly("1");
        assertThat(fates)
                .containsExactly(
                        QuestionOutcome.ANSWERED,
                        QuestionOutcome.REPEATED,
                        QuestionOutcome.LATE,
                        QuestionOutcome.REJECTED,
                        QuestionOutcome.REJECTED,
                        QuestionOutcome.REJECTED);
    }

    @Test
    void shouldLeaveWhatIsForOthers() {
        responder.take(question("1", NOW), question -> false, question -> CompletableFuture.completedFuture(null));

        assertThat(fates).isEmpty();
    }

    @Test
    void shouldHaveNoMoreUnderWayThanItMay() {
        // Given
        var written = new ArrayList<CompletableFuture<Void>>();
        Function<ExplainRequest, CompletableFuture<Void>> later = question -> {
            written.add(new CompletableFuture<>());
            return written.get(written.size() - 1);
        };

        // When
        IntStream.rangeClosed(0, 32).forEach(i -> responder.take(question("q-" + i, NOW), question -> true, later));
        written.get(0).complete(null);
        written.get(1).completeExceptionally(new IllegalStateException("not written"));
        responder.take(question("last", NOW), question -> true, later);

        // Then
        assertThat(written).hasSize(33);
        assertThat(fates).containsExactly(QuestionOutcome.DROPPED, QuestionOutcome.ANSWERED, QuestionOutcome.DROPPED);
    }

    @Test
    void shouldGoOnAfterAQuestionThatBreaksIt() {
        // When
        responder.take(question("1", NOW), question -> true, question -> {
            throw new IllegalStateException("broken");
        });
        take(question("2", NOW));

        // Then
        assertThat(fates).containsExactly(QuestionOutcome.DROPPED, QuestionOutcome.ANSWERED);
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        responder.take(received, question -> true, question -> {
            asked.add(question.id());
            return CompletableFuture.completedFuture(null);
        });
    }

    private static ConsumerRecord<String, byte[]> question(String id, Instant deadline) {
        var question = new ExplainRequest(id, "http://www.example.com/", Scheme.HTTP, deadline, null);
        return received(TopicCodec.EXPLAIN_REQUESTS.record(id, question, attributes(id)));
    }

    private static ConsumerRecord<String, byte[]> question(String key, byte[] value) {
        return received(EventRecords.toRecord(Topic.EXPLAIN_REQUESTS, key, value, attributes(key)));
    }

    private static CloudEvent attributes(String id) {
        return new CloudEvent(id, Topic.EXPLAIN_REQUESTS.eventType(), "/config-service", id, NOW, null, null);
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
