package dev.backsource.config.access.provider;

/** A sign-in at the provider is refused. The message is for the person signing in. */
public final class ProviderRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProviderRefusedException(String reason) {
        super(reason);
    }
}
