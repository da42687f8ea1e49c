package dev.backsource.config.write;

import dev.backsource.config.database.CommitBell;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Runs writes, each in a transaction of its own. With an idempotency key, the same transaction takes the key, makes the change and stores the
 * response, so that a retry finds either all of it or nothing, whichever process died in between; the retry gets the stored response. A refused write
 * takes no key: a retry is judged again. A write that ends with a {@link WriteInterruption} runs again after it.
 */
@ApplicationScoped
public class Writes {
    private final Sessions sessions;
    private final KeyStore keys;
    private final CommitBell bell;

    Writes(Sessions sessions, KeyStore keys, CommitBell bell) {
        this.sessions = sessions;
        this.keys = keys;
        this.bell = bell;
    }

    /**
     * Runs a write and commits it.
     *
     * @param key null when a retry is to run again
     * @return fails with {@link RefusedException}, or as the write does
     */
    public Uni<StoredAnswer> run(@Nullable IdempotencyKey key, Write<StoredAnswer> write) {
        return inTransaction(key == null ? write : session -> once(session, key, write));
    }

    /**
     * As the other, with a write that needs a preparation: an answered request isn't prepared again.
     *
     * @param prepared begins the preparation, which comes before the transaction
     */
    public Uni<StoredAnswer> run(@Nullable IdempotencyKey key, Uni<Write<StoredAnswer>> prepared) {
        return unlessAnswered(key, prepared.chain(write -> run(key, write)));
    }

    /** As the others; the database is queried for an earlier response only if the write needs a preparation. */
    public Uni<StoredAnswer> run(@Nullable IdempotencyKey key, PreparedWrite<StoredAnswer> prepared) {
        return prepared instanceof PreparedWrite.Ready<StoredAnswer> ready
                ? run(key, ready.write())
                : run(key, prepared.preparation());
    }

    /** Runs a write without recognising retries, and commits it. */
    public <T> Uni<T> run(Write<T> write) {
        return inTransaction(write);
    }

    /** As the other, with a write that may need a preparation. */
    public <T> Uni<T> run(PreparedWrite<T> prepared) {
        return prepared.preparation().chain(write -> run(write));
    }

    /** A dry run of a write: its result, or its failure, without the change. */
    public <T> Uni<T> tryOut(Write<T> write) {
        return uninterrupted(() -> sessions.tryOut(write::in));
    }

    /** As the other, with a write that may need a preparation. */
    public <T> Uni<T> tryOut(PreparedWrite<T> prepared) {
        return prepared.preparation().chain(write -> tryOut(write));
    }

    /**
     * Carries out a request of several writes, unless it was answered before, behind a preparation that may refuse it. A refused request takes no key, so it
     * can be repeated otherwise.
     *
     * @param key null when a retry is to run again
     * @param all begins the writes, with the result of the preparation
     * @param isFinal whether the response has the outcome of every write; no other response is stored for retries
     * @return fails with {@link RefusedException}, or as the preparation or the writes do
     */
    public <P, T> Uni<StoredAnswer> runAll(
            @Nullable IdempotencyKey key,
            Uni<P> preparation,
            Function<P, Uni<T>> all,
            Function<T, StoredAnswer> render,
            Predicate<T> isFinal) {
        return unlessAnswered(
                key,
                preparation.chain(prepared -> key == null
                        ? all.apply(prepared).map(render)
                        : allOnce(key, () -> all.apply(prepared), render, isFinal)));
    }

    /** The stored response to a request that was answered before; otherwise that of {@code request}. */
    private Uni<StoredAnswer> unlessAnswered(@Nullable IdempotencyKey key, Uni<StoredAnswer> request) {
        return key == null
                ? request
                : sessions.read(session -> keys.answered(session, key))
                        .chain(earlier ->
                                earlier == null ? request : Uni.createFrom().item(earlier));
    }

    private <T> Uni<StoredAnswer> allOnce(
            IdempotencyKey key, Supplier<Uni<T>> all, Function<T, StoredAnswer> render, Predicate<T> isFinal) {
        return begin(key)
                .chain(earlier -> earlier == null
                        ? all.get()
                                .chain(made -> isFinal.test(made)
                                        ? finish(key, render.apply(made))
                                        : Uni.createFrom().item(render.apply(made)))
                        : Uni.createFrom().item(earlier));
    }

    /** Takes the key of a request of several writes; the earlier response, or null when there is none yet. */
    private Uni<@Nullable StoredAnswer> begin(IdempotencyKey key) {
        return inTransaction(
                session -> keys.take(session, key).map(earlier -> earlier == null ? null : earlier.answer()));
    }

    /** Stores the response to a request whose key {@link #begin} took. */
    private Uni<StoredAnswer> finish(IdempotencyKey key, StoredAnswer answer) {
        return this.<Integer>inTransaction(session -> keys.answer(session, key, answer))
                .replaceWith(answer);
    }

    private <T> Uni<T> inTransaction(Write<T> write) {
        return uninterrupted(() -> sessions.write(write::in, bell::ring));
    }

    /** Runs a transaction again after each {@link WriteInterruption}. */
    private static <T> Uni<T> uninterrupted(Supplier<Uni<T>> transaction) {
        return transaction
                .get()
                .onFailure(WriteInterruption.class)
                .recoverWithUni(
                        failure -> ((WriteInterruption) failure).begin().chain(() -> uninterrupted(transaction)));
    }

    private Uni<StoredAnswer> once(Mutiny.Session session, IdempotencyKey key, Write<StoredAnswer> write) {
        return keys.take(session, key)
                .chain(earlier -> earlier == null
                        ? write.in(session).call(answer -> keys.answer(session, key, answer))
                        : Uni.createFrom().item(Objects.requireNonNull(earlier.answer())));
    }
}
