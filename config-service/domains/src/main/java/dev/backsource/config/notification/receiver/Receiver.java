package dev.backsource.config.notification.receiver;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.finding.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of alerts, without its secrets.
 *
 * @param team gets the alerts of this team's domains; null for those of all domains and of the fleet
 * @param severity the least severity of its alerts
 * @param address scheme, host and port of its URL
 * @param keyId identifies the key of its signatures; null for a receiver without signatures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receiver(
        String id,
        String name,
        ReceiverKind kind,
        @Nullable String team,
        Severity severity,
        boolean enabled,
        String address,
        @Nullable String keyId,
        Instant createdAt,
        ReceiverState state) {}
