package dev.backsource.config.access.provider;

/** A token that the provider didn't make, made for somebody else, or that has expired. */
public final class TokenRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenRefusedException(String reason) {
        super(reason);
    }
}
