package dev.backsource.config.access.provider;

/** The provider gives no answer, or none that can be used. */
public final class ProviderUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(String reason) {
        super("the OpenID provider can't be asked: " + reason);
    }
}
