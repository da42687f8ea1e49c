package dev.backsource.eventlog.questions;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one question: the first of each awaited participant, and whether there was a different one in its name. Each answers a question
 * once, but nothing proves the origin of an answer. Any thread may add one.
 */
public final class AwaitedAnswers<A> {
    private final Set<String> awaited;
    private final Map<String, A> given = new ConcurrentHashMap<>();
    private final Set<String> conflicting = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> complete = new CompletableFuture<>();

    /** No answers yet. */
    public AwaitedAnswers(Set<String> awaited) {
        this.awaited = Set.copyOf(awaited);
        if (awaited.isEmpty()) {
            complete.complete(null);
        }
    }

    /** Adds an answer in the name of {@code who}. */
    AnswerOutcome add(String who, A answer) {
        if (!awaited.contains(who)) {
            return AnswerOutcome.OTHER;
        }
        var first = given.putIfAbsent(who, answer);
        if (first == null) {
            if (given.size() == awaited.size()) {
                complete.complete(null);
            }
            return AnswerOutcome.AWAITED;
        }
        if (first.equals(answer)) {
            return AnswerOutcome.OTHER;
        }
        conflicting.add(who);
        return AnswerOutcome.CONFLICTING;
    }

    /** The answer of {@code who}; null when there is none. */
    public @Nullable A of(String who) {
        return given.get(who);
    }

    /** Whether there are different answers in the name of {@code who}. */
    public boolean areConflicting(String who) {
        return conflicting.contains(who);
    }

    /** Completes once all have answered; on the thread that adds the last one. */
    public CompletionStage<Void> complete() {
        return complete.minimalCompletionStage();
    }
}
