package dev.backsource.config.write;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * The failure of a write that needs an answer from outside the database first. Its transaction ends, so that nobody waits for a lock meanwhile, and the
 * write runs again after the wait. A write bounds its interruptions itself.
 */
public final class WriteInterruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Uni<Void>> wait;

    /** @param wait begins the wait, which never fails */
    public WriteInterruption(Supplier<Uni<Void>> wait) {
        super("the write needs an answer first", null, false, false);
        this.wait = wait;
    }

    /** Begins the wait. */
    public Uni<Void> begin() {
        return wait.get();
    }
}
