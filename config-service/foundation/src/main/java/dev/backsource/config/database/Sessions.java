package dev.backsource.config.database;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sessions of the database, one for each reading and each transaction. No caller waits for ever: when the database stalls or is cut off silently, a
 * call fails with {@link TimeoutException} after {@code backsource.database.answer-within}.
 *
 * <p>The work itself goes on after a timeout, or after its client has hung up: nothing ends halfway. So a transaction that has timed out may yet be
 * committed. The database itself ends a statement that takes as long, see {@link BoundedPool}.
 */
@ApplicationScoped
public class Sessions {
    private final Mutiny.SessionFactory sessions;
    private final DatabaseOutageLog contact;
    private final Duration answerWithin;

    Sessions(Mutiny.SessionFactory sessions, DatabaseOutageLog contact, DatabaseSettings settings) {
        this.sessions = sessions;
        this.contact = contact;
        this.answerWithin = settings.answerWithin();
    }

    /** Reads in a session of its own. */
    public <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> reading) {
        return inTime(() -> sessions.withSession(reading));
    }

    /**
     * Writes in a transaction of its own; {@code committed} runs once it is committed, in time or not. All writes are statements: changed entities
     * are not flushed.
     */
    public <T> Uni<T> write(Function<Mutiny.Session, Uni<T>> writing, Runnable committed) {
        return inTime(() -> sessions.withTransaction(session ->
                        writing.apply(session.setFlushMode(FlushMode.MANUAL).setDefaultReadOnly(true)))
                .invoke(committed));
    }

    /** Tries out a {@link #write}: the transaction is rolled back, so that none of it ever becomes visible. */
    public <T> Uni<T> tryOut(Function<Mutiny.Session, Uni<T>> writing) {
        return inTime(() -> sessions.withTransaction((session, transaction) -> {
            transaction.markForRollback();
            return writing.apply(session.setFlushMode(FlushMode.MANUAL).setDefaultReadOnly(true));
        }));
    }

    private <T> Uni<T> inTime(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get().memoize().indefinitely())
                .ifNoItem()
                .after(answerWithin)
                .failWith(() -> new TimeoutException("no answer within " + answerWithin.toMillis() + " ms"))
                .onFailure()
                .invoke(contact::doubt);
    }
}
