package dev.backsource.eventlog.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnsweredQuestionsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");

    private final AnsweredQuestions questions = new AnsweredQuestions();

    @Test
    void shouldKnowAQuestionThatWasThere() {
        assertThat(questions.add(question("1", NOW))).isTrue();
        assertThat(questions.add(question("1", NOW.plusSeconds(5)))).isFalse();
        assertThat(questions.add(question("2", NOW))).isTrue();
    }

    @Test
    void shouldForgetOnlyWhatIsOver() {
        // Given
        IntStream.range(0, AnsweredQuestions.MOST)
                .forEach(i -> questions.add(question("q-" + i, NOW.plusSeconds(i == 0 ? 1 : 5))));

        // When
        var before = questions.hasRoom(NOW);
        var after = questions.hasRoom(NOW.plusSeconds(2));

        // Then
        assertThat(before).isFalse();
        assertThat(after).isTrue();
        assertThat(questions.add(question("q-1", NOW))).isFalse();
        assertThat(questions.add(question("q-0", NOW))).isTrue();
    }

    private static ExplainRequest question(String id, Instant deadline) {
        return new ExplainRequest(id, "http://www.example.com/", Scheme.HTTP, deadline, null);
    }
}
