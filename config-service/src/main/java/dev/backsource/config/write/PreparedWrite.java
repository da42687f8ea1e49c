package dev.backsource.config.write;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** A write, and whether something comes before it that takes time and asks others, such as a look-up of a name. */
public sealed interface PreparedWrite<T> {
    /** Nothing comes before it. */
    record Ready<T>(Write<T> write) implements PreparedWrite<T> {
        @Override
        public Uni<Write<T>> preparation() {
            return Uni.createFrom().item(write);
        }
    }

    /** Something does, which a retry that was answered before is spared. */
    record Pending<T>(Uni<Write<T>> preparation) implements PreparedWrite<T> {}

    /** Ends with the write; begins when it is asked for, and fails where there is to be none. */
    Uni<Write<T>> preparation();

    /** The same write with another result, made before the transaction ends. */
    default <R> PreparedWrite<R> map(Function<? super T, ? extends R> mapper) {
        return then(write -> write.map(mapper));
    }

    /** The same with another write in its place. */
    default <R> PreparedWrite<R> then(Function<Write<T>, Write<R>> mapper) {
        return this instanceof Ready<T> ready
                ? new Ready<>(mapper.apply(ready.write()))
                : new Pending<>(preparation().map(mapper));
    }
}
