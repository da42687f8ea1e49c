package dev.backsource.config.write;

import dev.backsource.policy.InvalidValueException;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** A write that is ready to run. A failure leaves nothing behind: the transaction ends with it. */
@FunctionalInterface
public interface Write<T> {
    /** Runs in the session's transaction. */
    Uni<T> in(Mutiny.Session session);

    /** The same write, with {@code place} applied to the fields that its refusals name. */
    default Write<T> naming(UnaryOperator<String> place) {
        return session -> in(session).onFailure(InvalidValueException.class).transform(failure -> {
            var invalid = (InvalidValueException) failure;
            return invalid.field().isEmpty()
                    ? invalid
                    : new InvalidValueException(place.apply(invalid.field()), invalid.detail());
        });
    }

    /** The same write with another result, made before the transaction ends. */
    default <R> Write<R> map(Function<? super T, ? extends R> mapper) {
        return session -> in(session).map(mapper);
    }
}
