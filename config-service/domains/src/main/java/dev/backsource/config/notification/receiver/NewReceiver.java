package dev.backsource.config.notification.receiver;

import dev.backsource.policy.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A receiver to be created.
 *
 * @param url null for PagerDuty's own address
 * @param routingKey of PagerDuty; null for other kinds
 */
public record NewReceiver(
        String name,
        ReceiverKind kind,
        @Nullable String team,
        Severity severity,
        @Nullable String url,
        @Nullable String routingKey) {}
