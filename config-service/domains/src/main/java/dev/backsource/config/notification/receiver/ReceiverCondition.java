package dev.backsource.config.notification.receiver;

import java.util.Locale;

/** The condition of a receiver, by its last attempts. Responses, the console, the command line and metrics have the same words. */
public enum ReceiverCondition {
    /** It accepted the last message that it didn't refuse. */
    WORKING,
    /** It has accepted nothing since it was turned on, or got its address. */
    UNCONFIRMED,
    /** Its last attempt failed. */
    FAILING,
    /** The service gave it up. */
    SWITCHED_OFF,
    /** An administrator has turned it off. */
    DISABLED;

    /** @param isConfirmed whether it has accepted something since it was turned on, or got its address */
    public static ReceiverCondition of(boolean enabled, boolean isSwitchedOff, boolean fails, boolean isConfirmed) {
        if (!enabled) {
            return isSwitchedOff ? SWITCHED_OFF : DISABLED;
        }
        if (fails) {
            return FAILING;
        }
        return isConfirmed ? WORKING : UNCONFIRMED;
    }

    /** The label in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
