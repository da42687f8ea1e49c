package dev.backsource.policy.event;

/** Whether an alert's condition holds. */
public enum AlertStatus {
    FIRING,
    RESOLVED
}
