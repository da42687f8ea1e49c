package dev.backsource.config.edges;

import org.jspecify.annotations.Nullable;

/** The list of edges can't be read or changed now. */
public final class EdgesUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EdgesUnavailableException(String message) {
        this(message, null);
    }

    EdgesUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
