package dev.backsource.config.explain;

import dev.backsource.policy.event.ExplainAnswer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers that one question gets: the first of each edge that is waited for, and whether there was another in its name. An edge answers
 * a question once, but nothing proves whose an answer is. Any thread may add one.
 */
final class AwaitedAnswers {
    private final Set<String> awaited;
    private final Map<String, ExplainAnswer> given = new ConcurrentHashMap<>();
    private final Set<String> conflicting = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> complete = new CompletableFuture<>();

    AwaitedAnswers(Set<String> awaited) {
        this.awaited = Set.copyOf(awaited);
        if (awaited.isEmpty()) {
            complete.complete(null);
        }
    }

    Taken add(ExplainAnswer answer) {
        if (!awaited.contains(answer.edge())) {
            return Taken.OTHER;
        }
        var first = given.putIfAbsent(answer.edge(), answer);
        if (first == null) {
            if (given.size() == awaited.size()) {
                complete.complete(null);
            }
            return Taken.AWAITED;
        }
        if (first.equals(answer)) {
            return Taken.OTHER;
        }
        conflicting.add(answer.edge());
        return Taken.CONFLICTING;
    }

    /** Null when that edge hasn't answered. */
    @Nullable
    ExplainAnswer of(String edge) {
        return given.get(edge);
    }

    /** Whether there are answers in the name of that edge that differ. */
    boolean areConflicting(String edge) {
        return conflicting.contains(edge);
    }

    /** Completes once all have answered; on the thread that adds the last one. */
    CompletionStage<Void> complete() {
        return complete.minimalCompletionStage();
    }
}
