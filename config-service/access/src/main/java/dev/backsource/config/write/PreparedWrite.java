package dev.backsource.config.write;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** A write, with its preparation if it needs one: work that takes time and queries others, such as a DNS look-up. */
public sealed interface PreparedWrite<T> {
    /** A write without preparation. */
    record Ready<T>(Write<T> write) implements PreparedWrite<T> {
        @Override
        public Uni<Write<T>> preparation() {
            return Uni.createFrom().item(write);
        }
    }

    /** A write with a preparation, which an answered retry skips. */
    record Pending<T>(Uni<Write<T>> preparation) implements PreparedWrite<T> {}

    /** Ends with the write; begins on subscription, and fails where the write is not allowed. */
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
