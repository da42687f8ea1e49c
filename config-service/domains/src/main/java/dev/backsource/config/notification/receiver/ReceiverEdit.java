package dev.backsource.config.notification.receiver;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a receiver; a null component changes nothing.
 *
 * @param routingKey of PagerDuty
 */
public record ReceiverEdit(
        @Nullable String name,
        @Nullable Severity severity,
        @Nullable Boolean enabled,
        @Nullable String url,
        @Nullable String routingKey) {
    /**
     * Requires that an edit of the target has a routing key for PagerDuty, and for nobody else: a new address never gets the present key.
     *
     * @throws InvalidValueException otherwise
     */
    void requireKey(ReceiverKind kind) {
        if (routingKey != null && kind != ReceiverKind.PAGERDUTY) {
            throw new InvalidValueException("routingKey", "is for receivers of the kind pagerduty");
        }
        if (routingKey == null && kind == ReceiverKind.PAGERDUTY) {
            throw new InvalidValueException(
                    "routingKey", "is required with a url: the present key is not sent to another address");
        }
    }
}
