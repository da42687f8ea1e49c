package dev.backsource.config.notification.receiver;

import dev.backsource.config.notification.AlertSeverity;
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
        AlertSeverity severity,
        @Nullable String url,
        @Nullable String routingKey) {}
