package dev.backsource.config.edges;

import java.util.function.Consumer;

/** Passes items on to a consumer, and continues after its failures. Only the first failure is reported. */
public final class FaultTolerantConsumer<T> implements Consumer<T> {
    private final Consumer<? super T> taker;
    private final Consumer<? super RuntimeException> onFirstFailure;
    private boolean told;

    public FaultTolerantConsumer(Consumer<? super T> taker, Consumer<? super RuntimeException> onFirstFailure) {
        this.taker = taker;
        this.onFirstFailure = onFirstFailure;
    }

    @Override
    public void accept(T item) {
        try {
            taker.accept(item);
        } catch (RuntimeException failure) {
            if (!told) {
                told = true;
                onFirstFailure.accept(failure);
            }
        }
    }
}
