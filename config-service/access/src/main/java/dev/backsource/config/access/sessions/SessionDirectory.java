package dev.backsource.config.access.sessions;

import dev.backsource.config.access.changes.AccessView;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All sessions, in memory, with their last uses at this instance, so that they go on while the database is down. */
@Singleton
public final class SessionDirectory implements AccessView {
    private final SessionRows rows;
    private volatile Map<TokenHash, PersonSession> known = Map.of();
    /** Only of known sessions. */
    private final Map<TokenHash, Instant> uses = new ConcurrentHashMap<>();

    SessionDirectory(SessionRows rows) {
        this.rows = rows;
    }

    @Override
    public Uni<Runnable> read() {
        return rows.all().map(all -> () -> take(all));
    }

    /** Reads the uses of known sessions at other instances, and nothing else, since the rest may be older than this instance's data. */
    Uni<Void> readUses() {
        return rows.all().invoke(this::takeUses).replaceWithVoid();
    }

    /** Null when there is no such session. */
    @Nullable
    PersonSession find(TokenHash hash) {
        return known.get(hash);
    }

    /** A person's newest session; null when there is none. */
    @Nullable
    PersonSession newestOf(String holder) {
        return known.values().stream()
                .filter(session -> session.holder().equals(holder))
                .max(Comparator.comparing(PersonSession::startedAt))
                .orElse(null);
    }

    Instant lastUse(PersonSession session) {
        var here = uses.get(session.hash());
        return here == null || here.isBefore(session.lastUsedAt()) ? session.lastUsedAt() : here;
    }

    void use(PersonSession session, Instant now) {
        uses.put(session.hash(), now);
    }

    /** The uses after {@code since}. */
    Map<TokenHash, Instant> uses(Instant since) {
        return uses.entrySet().stream()
                .filter(use -> use.getValue().isAfter(since))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void takeUses(List<PersonSession> all) {
        all.stream()
                .filter(session -> known.containsKey(session.hash()))
                .forEach(session -> uses.merge(
                        session.hash(), session.lastUsedAt(), (one, other) -> one.isAfter(other) ? one : other));
    }

    private void take(List<PersonSession> all) {
        known = all.stream().collect(Collectors.toUnmodifiableMap(PersonSession::hash, Function.identity()));
        uses.keySet().retainAll(known.keySet());
    }
}
