package dev.backsource.config.explain;

import dev.backsource.policy.event.ExplainAnswer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The questions of this instance that somebody waits for. As many as callers may ask at once. */
@Singleton
final class OpenQuestions {
    private final Map<String, AwaitedAnswers> byId = new ConcurrentHashMap<>();

    OpenQuestions() {}

    AwaitedAnswers open(String id, Set<String> awaited) {
        var answers = new AwaitedAnswers(awaited);
        byId.put(id, answers);
        return answers;
    }

    void close(String id) {
        byId.remove(id);
    }

    Taken take(ExplainAnswer answer) {
        var question = byId.get(answer.request());
        return question == null ? Taken.OTHER : question.add(answer);
    }
}
