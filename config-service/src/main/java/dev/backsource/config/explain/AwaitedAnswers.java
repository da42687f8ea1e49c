package dev.backsource.config.explain;

import dev.backsource.policy.event.ExplainAnswer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The answers that one question gets: the first of each edge that is waited for. Any thread may add one. */
final class AwaitedAnswers {
    private final Set<String> awaited;
    private final Map<String, ExplainAnswer> given = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> complete = new CompletableFuture<>();

    AwaitedAnswers(Set<String> awaited) {
        this.awaited = Set.copyOf(awaited);
        if (awaited.isEmpty()) {
            complete.complete(null);
        }
    }

    /** Whether it was waited for. */
    boolean add(ExplainAnswer answer) {
        if (!awaited.contains(answer.edge()) || given.putIfAbsent(answer.edge(), answer) != null) {
            return false;
        }
        if (given.size() == awaited.size()) {
            complete.complete(null);
        }
        return true;
    }

    /** Null when that edge hasn't answered. */
    @Nullable
    ExplainAnswer of(String edge) {
        return given.get(edge);
    }

    /** Completes once all have answered; on the thread that adds the last one. */
    CompletionStage<Void> complete() {
        return complete.minimalCompletionStage();
    }
}
