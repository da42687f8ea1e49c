package dev.backsource.eventlog.questions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.backsource.testing.threads.Interleavings;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Test;

/** Two threads that add answers, in every interleaving that Lincheck explores. */
class AwaitedAnswersInterleavingsTest {

    @Test
    void shouldBeCompleteOnceAllHaveAnsweredAtOnce() {
        Interleavings.explore(() -> {
            // Given
            var answers = new AwaitedAnswers<String>(Set.of("a", "b"));

            // When
            Interleavings.both(() -> answers.add("a", "yes"), () -> answers.add("b", "no"));

            // Then
            assertTrue(answers.complete().toCompletableFuture().isDone());
        });
    }

    @Test
    void shouldTakeOneOfTwoAnswersInTheSameName() {
        addTwoInTheSameName(() -> {
            var answers = new AwaitedAnswers<String>(Set.of("a"));
            return answer -> answers.add("a", answer) == AnswerOutcome.AWAITED;
        });
    }

    @Test
    void shouldFindAnAnswerThatIsLookedForBeforeItIsAdded() {
        assertThatThrownBy(() -> addTwoInTheSameName(() -> {
                    Map<String, String> given = new ConcurrentHashMap<>();
                    return answer -> {
                        if (given.containsKey("a")) {
                            return false;
                        }
                        given.put("a", answer);
                        return true;
                    };
                }))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("AssertionFailedError");
    }

    /** Adds an answer; returns whether it was accepted. */
    @FunctionalInterface
    private interface Adding {
        boolean add(String answer);
    }

    private static void addTwoInTheSameName(Supplier<Adding> questions) {
        Interleavings.explore(() -> {
            // Given
            var question = questions.get();
            var taken = new AtomicInteger();
            var both = new String[] {"yes", "no"};

            // When
            Interleavings.both(() -> count(question, both[0], taken), () -> count(question, both[1], taken));

            // Then
            assertEquals(1, taken.get());
        });
    }

    private static void count(Adding question, String answer, AtomicInteger taken) {
        if (question.add(answer)) {
            taken.incrementAndGet();
        }
    }
}
