package dev.backsource.config.notification.receiver;

import dev.backsource.policy.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a receiver; what is null stays.
 *
 * @param routingKey of PagerDuty
 */
public record ReceiverEdit(
        @Nullable String name,
        @Nullable Severity severity,
        @Nullable Boolean enabled,
        @Nullable String url,
        @Nullable String routingKey) {}
