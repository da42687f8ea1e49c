package dev.backsource.config.access.provider;

/** The provider gives no answer, or none that can be used. */
public final class ProviderUnavailableException extends RuntimeException {
    /** What strangers are told; the reason may have names of machines. */
    public static final String TOLD = "the OpenID provider can't be asked";

    private static final long serialVersionUID = 1L;

    ProviderUnavailableException(String reason) {
        super(TOLD + ": " + reason);
    }
}
