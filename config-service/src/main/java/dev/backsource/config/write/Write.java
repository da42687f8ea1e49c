package dev.backsource.config.write;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** A write that waits to be carried out. What fails leaves nothing behind: the transaction ends with it. */
@FunctionalInterface
public interface Write<T> {
    /** Carries it out in the transaction that the session is in. */
    Uni<T> in(Mutiny.Session session);

    /** The same write with another result, made before the transaction ends. */
    default <R> Write<R> map(Function<? super T, ? extends R> mapper) {
        return session -> in(session).map(mapper);
    }
}
