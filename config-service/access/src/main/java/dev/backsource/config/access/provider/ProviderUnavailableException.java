package dev.backsource.config.access.provider;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** The provider doesn't respond, or its response is unusable, so that a caller can't be identified. */
public final class ProviderUnavailableException extends RefusedException {
    /** The reason for strangers; the message may contain names of machines. */
    public static final String TOLD = "the OpenID provider is unavailable";

    private static final long serialVersionUID = 1L;

    private static final ProblemKind UNAVAILABLE = new ProblemKind(
            503,
            "provider-unavailable",
            "The OpenID provider is unavailable",
            "The OpenID provider is unavailable; see Retry-After");

    private static final int RETRY_AFTER_SECONDS = 5;

    ProviderUnavailableException(String reason) {
        super(UNAVAILABLE, TOLD + ": " + reason, null, RETRY_AFTER_SECONDS);
    }

    @Override
    public String reason() {
        return TOLD;
    }
}
