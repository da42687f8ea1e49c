package dev.backsource.config.write;

import dev.backsource.policy.masschange.MassChange;

/**
 * A caller's confirmation of a {@linkplain MassChange mass change}.
 *
 * @param domains the number of domains that may be removed or rerouted within {@link MassChange#WINDOW}; 0 without a confirmation
 * @param isCovered whether the whole request was counted before it began, so that none of its changes is counted again
 */
public record MassConfirmation(long domains, boolean isCovered) {
    /** Nothing was confirmed. */
    public static final MassConfirmation NONE = new MassConfirmation(0, false);

    /** A confirmation of {@code domains}, from 1 to {@link MassChange#MAX_CONFIRMED}. */
    public static MassConfirmation of(long domains) {
        return new MassConfirmation(domains, false);
    }

    /** The same, for the changes of a request that was counted as a whole. */
    public MassConfirmation covering() {
        return new MassConfirmation(domains, true);
    }
}
