package dev.backsource.eventlog.questions;

import dev.backsource.policy.event.Answer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The questions of this instance that somebody waits for. As many as callers may ask at once, who close what they open. */
public final class OpenQuestions<A extends Answer> {
    private final Function<A, String> who;
    private final Map<String, AwaitedAnswers<A>> byId = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param who an answer comes from
     */
    public OpenQuestions(Function<A, String> who) {
        this.who = who;
    }

    /** Opens the question of that id, which waits for those. */
    public AwaitedAnswers<A> open(String id, Set<String> awaited) {
        var answers = new AwaitedAnswers<A>(awaited);
        byId.put(id, answers);
        return answers;
    }

    public void close(String id) {
        byId.remove(id);
    }

    Taken take(A answer) {
        var question = byId.get(answer.request());
        return question == null ? Taken.OTHER : question.add(who.apply(answer), answer);
    }

    /** Whether an answer may stand under {@code key}. */
    boolean isOf(A answer, String key) {
        return who.apply(answer).equals(key);
    }
}
