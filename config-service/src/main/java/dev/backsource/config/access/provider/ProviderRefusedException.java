package dev.backsource.config.access.provider;

/** Nobody signs in by this at the provider. Its message is for who tries to. */
public final class ProviderRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProviderRefusedException(String reason) {
        super(reason);
    }
}
