package dev.backsource.config.access.provider;

/** The provider doesn't respond, or its response is unusable. */
public final class ProviderUnavailableException extends RuntimeException {
    /** The message for strangers; the reason may contain names of machines. */
    public static final String TOLD = "the OpenID provider is unavailable";

    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(String reason) {
        super(TOLD + ": " + reason);
    }
}
