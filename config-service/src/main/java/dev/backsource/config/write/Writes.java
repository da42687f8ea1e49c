package dev.backsource.config.write;

import dev.backsource.config.database.Sessions;
import dev.backsource.config.outbox.RelayBell;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Carries out writes, each in a transaction of its own. With a key it is the same transaction that takes the key, makes
 * the change and notes the answer, so a retry finds either all of it or nothing, whoever died in between; it is answered
 * with what was noted. A refused write takes no key: a retry is judged anew.
 */
@ApplicationScoped
public class Writes {
    private final Sessions sessions;
    private final KeyStore keys;
    private final RelayBell bell;

    Writes(Sessions sessions, KeyStore keys, RelayBell bell) {
        this.sessions = sessions;
        this.keys = keys;
        this.bell = bell;
    }

    /**
     * Carries out a write; what it comes to is committed.
     *
     * @param key null when a retry is to be carried out again
     * @return fails with {@link KeyReusedException}, or as the write does
     */
    public Uni<StoredAnswer> run(@Nullable IdempotencyKey key, Write<StoredAnswer> write) {
        return inTransaction(key == null ? write : session -> once(session, key, write));
    }

    /**
     * As the other, with a write that has to be prepared: of what was answered before nothing is prepared again.
     *
     * @param prepared begins the preparation, which comes before the transaction
     */
    public Uni<StoredAnswer> run(@Nullable IdempotencyKey key, Uni<Write<StoredAnswer>> prepared) {
        return key == null
                ? prepared.chain(write -> run(null, write))
                : sessions.read(session -> keys.answered(session, key))
                        .chain(earlier -> earlier == null
                                ? prepared.chain(write -> run(key, write))
                                : Uni.createFrom().item(earlier));
    }

    /** As the others; the database is asked for an earlier answer only where something is to be prepared. */
    public Uni<StoredAnswer> run(@Nullable IdempotencyKey key, PreparedWrite<StoredAnswer> prepared) {
        return prepared instanceof PreparedWrite.Ready<StoredAnswer> ready
                ? run(key, ready.write())
                : run(key, prepared.preparation());
    }

    /** Carries out a write that no retry is told from; what it comes to is committed. */
    public <T> Uni<T> run(Write<T> write) {
        return inTransaction(write);
    }

    /** As the other, with a write that may have to be prepared. */
    public <T> Uni<T> run(PreparedWrite<T> prepared) {
        return prepared.preparation().chain(write -> run(write));
    }

    /** What a write would come to now, or fails as it would; it isn't made. */
    public <T> Uni<T> tryOut(Write<T> write) {
        return sessions.tryOut(write::in);
    }

    /**
     * Takes the key of a request that consists of several writes, each with a part of the key.
     *
     * @return what was answered before; null when that is still to be found out. Fails with {@link KeyReusedException}
     */
    public Uni<@Nullable StoredAnswer> begin(IdempotencyKey key) {
        return inTransaction(
                session -> keys.take(session, key).map(earlier -> earlier == null ? null : earlier.answer()));
    }

    /** Notes the answer to a request that {@link #begin} took the key of. */
    public Uni<StoredAnswer> finish(IdempotencyKey key, StoredAnswer answer) {
        return this.<Integer>inTransaction(session -> keys.answer(session, key, answer))
                .replaceWith(answer);
    }

    private <T> Uni<T> inTransaction(Write<T> write) {
        return sessions.write(write::in, bell::ring);
    }

    private Uni<StoredAnswer> once(Mutiny.Session session, IdempotencyKey key, Write<StoredAnswer> write) {
        return keys.take(session, key)
                .chain(earlier -> earlier == null
                        ? write.in(session).call(answer -> keys.answer(session, key, answer))
                        : Uni.createFrom().item(Objects.requireNonNull(earlier.answer())));
    }
}
