package dev.backsource.config.progressive;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rollouts under way, as this instance judged them last. Thread-safe. */
@Singleton
class JudgedRollouts {
    private volatile Round last = new Round(Map.of(), null);

    private record Round(
            Map<String, JudgedRollout> rollouts, @Nullable Instant at) {}

    void are(Collection<JudgedRollout> judged, Instant now) {
        last = new Round(
                judged.stream().collect(Collectors.toMap(each -> each.rollout().id(), each -> each)), now);
    }

    /** When they were judged; null for not yet. */
    @Nullable
    Instant at() {
        return last.at;
    }

    /** Null for one that hasn't been judged yet, or had ended. */
    @Nullable
    JudgedRollout of(String id) {
        return last.rollouts.get(id);
    }

    long count(ProgressiveState state) {
        return last.rollouts.values().stream()
                .filter(each -> each.rollout().state() == state)
                .count();
    }
}
