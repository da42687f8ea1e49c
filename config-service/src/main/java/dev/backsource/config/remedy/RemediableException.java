package dev.backsource.config.remedy;

import org.jspecify.annotations.Nullable;

/** A refusal with a remedy for the caller. The message states the problem, in no interface's language. */
public abstract class RemediableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Remedy remedy;

    /** @param remedy null where there is none */
    protected RemediableException(String message, @Nullable Remedy remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** Null where there is none. */
    public final @Nullable Remedy remedy() {
        return remedy;
    }
}
