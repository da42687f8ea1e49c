package dev.backsource.eventlog.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainAnswer.Outcome;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
    private final OpenQuestions<ExplainAnswer> questions = new OpenQuestions<>(ExplainAnswer::edge);

    @Test
    void shouldBeCompleteOnceAllHaveAnswered() {
        // Given
        var answers = questions.open("1", Set.of("a", "b"));

        // When
        var first = questions.take(answer("1", "a"));
        var completeBefore = isComplete(answers);
        var second = questions.take(answer("1", "b"));

        // Then
        assertThat(first).isEqualTo(AnswerOutcome.AWAITED);
        assertThat(completeBefore).isFalse();
        assertThat(second).isEqualTo(AnswerOutcome.AWAITED);
        assertThat(isComplete(answers)).isTrue();
    }

    @Test
    void shouldTakeTheFirstAnswerOfEachThatIsAwaitedOnly() {
        // Given
        var answers = questions.open("1", Set.of("a", "b"));
        var first = answer("1", "a");

        // When
        questions.take(first);

        // Then
        assertThat(questions.take(first)).isEqualTo(AnswerOutcome.OTHER);
        assertThat(questions.take(answer("1", "c"))).isEqualTo(AnswerOutcome.OTHER);
        assertThat(questions.take(answer("2", "b"))).isEqualTo(AnswerOutcome.OTHER);
        assertThat(answers.areConflicting("a")).isFalse();
        assertThat(answers.of("a")).isSameAs(first);
        assertThat(answers.of("b")).isNull();
        assertThat(isComplete(answers)).isFalse();
    }

    @Test
    void shouldForgetAQuestionThatIsOver() {
        // Given
        questions.open("1", Set.of("a"));

        // When
        questions.close("1");

        // Then
        assertThat(questions.take(answer("1", "a"))).isEqualTo(AnswerOutcome.OTHER);
        assertThat(questions.count()).isZero();
    }

    @Test
    void shouldNoteASecondAnswerThatDiffers() {
        // Given
        var answers = questions.open("1", Set.of("a", "b"));
        questions.take(answer("1", "a"));

        // When
        var second =
                questions.take(new ExplainAnswer("1", "a", Outcome.REFUSED_URL, Instant.EPOCH, true, null, null, null));

        // Then
        assertThat(second).isEqualTo(AnswerOutcome.CONFLICTING);
        assertThat(answers.areConflicting("a")).isTrue();
        assertThat(answers.areConflicting("b")).isFalse();
        assertThat(isComplete(answers)).isFalse();
    }

    @Test
    void shouldWaitForNobodyWhereNobodyIsAsked() {
        assertThat(isComplete(questions.open("1", Set.of()))).isTrue();
    }

    private static boolean isComplete(AwaitedAnswers<ExplainAnswer> answers) {
        return answers.complete().toCompletableFuture().isDone();
    }

    private static ExplainAnswer answer(String request, String edge) {
        return new ExplainAnswer(request, edge, Outcome.NO_ROUTE, Instant.now(), true, null, null, null);
    }
}
