package dev.backsource.eventlog.questions;

import dev.backsource.policy.event.Answer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The open questions of this instance, for which callers wait. The limit is that of concurrent callers; each closes the questions that it opens. */
public final class OpenQuestions<A extends Answer> {
    private final Function<A, String> who;
    private final Map<String, AwaitedAnswers<A>> byId = new ConcurrentHashMap<>();

    /**
     * No questions yet.
     *
     * @param who the participant that sent an answer
     */
    public OpenQuestions(Function<A, String> who) {
        this.who = who;
    }

    /** Opens the question of that id, which waits for answers of {@code awaited}. */
    public AwaitedAnswers<A> open(String id, Set<String> awaited) {
        var answers = new AwaitedAnswers<A>(awaited);
        byId.put(id, answers);
        return answers;
    }

    public void close(String id) {
        byId.remove(id);
    }

    /** The number of open questions. */
    int count() {
        return byId.size();
    }

    AnswerOutcome take(A answer) {
        var question = byId.get(answer.request());
        return question == null ? AnswerOutcome.OTHER : question.add(who.apply(answer), answer);
    }

    /** Whether {@code key} is the right one for an answer. */
    boolean isOf(A answer, String key) {
        return who.apply(answer).equals(key);
    }
}
