package dev.backsource.config.access.provider;

/** A token is invalid: the provider didn't make it, made it for somebody else, or it has expired. */
public final class TokenRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenRefusedException(String reason) {
        super(reason);
    }
}
