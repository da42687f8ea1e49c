package dev.backsource.policy.finding;

/** The confidence in a finding, by its number of measurements. */
public enum Confidence {
    /** Measured once. */
    ONCE,
    /** Measured as many times in a row as change a port's state. */
    REPEATED,
    /** Not measured any more: whether it still holds is unknown. Said by readers, by the finding's age. */
    OUTDATED
}
